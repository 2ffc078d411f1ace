package import MooringModel

extension RecordedEvent {
    /// The event's canonical bytes (RFC 8785): what is stored and hashed.
    ///
    /// - Parameter canonicalData: the canonical form of the event's data, where it has been made already.
    package func canonicalBytes(data canonicalData: [UInt8]? = nil) -> [UInt8] {
        let data = event.event
        var bytes: [UInt8] = []
        bytes.reserveCapacity(640 + (canonicalData?.count ?? 256))
        func put(_ name: StaticString, _ separator: StaticString = ",\"") {
            separator.withUTF8Buffer { bytes.append(contentsOf: $0) }
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: "\":".utf8)
        }
        func put(_ name: StaticString, string: String?) {
            guard let string else { return }
            put(name)
            JSONValue.appendCanonical(string, to: &bytes)
        }
        func put(_ name: StaticString, integer: Int64?) {
            guard let integer else { return }
            put(name)
            bytes.append(contentsOf: String(integer).utf8)
        }
        put("actor", "{\"")
        actor.json.appendCanonical(to: &bytes)
        put("at", string: at.description)
        put("causation", string: causation?.description)
        put("correlation", string: correlation)
        put("data")
        bytes.append(contentsOf: canonicalData ?? data.data.canonicalBytes)
        put("id", string: id.description)
        put("organization", string: organization?.description)
        put("position", integer: position.value)
        put("project", string: project?.description)
        put("projectPrevious", string: projectPrevious)
        put("projectSequence", integer: projectSequence)
        put("reason", string: reason)
        put("region", string: region?.description)
        put("schema", integer: Int64(data.schema))
        put("stream", string: stream.description)
        put("type", string: data.type)
        put("version", integer: version.value)
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    /// Reads an event back from its canonical bytes.
    package init(canonical bytes: some Sequence<UInt8>) throws(RecordedEventError) {
        let fields: JSONFields
        do { fields = try JSONFields(JSONValue(parsing: bytes)) } catch { throw .malformed("\(error)") }
        try self.init(fields)
    }

    /// Reads an event from the envelope's JSON.
    package init(_ fields: JSONFields) throws(RecordedEventError) {
        let type: String
        let schema: Int64
        let data: JSONFields
        do {
            position = Position(try fields.integer("position"))
            id = try fields.parsed("id")
            stream = try fields.parsed("stream")
            version = Version(try fields.integer("version"))
            at = try fields.parsed("at")
            actor = try Actor(fields.object("actor"))
            reason = try fields.optionalString("reason")
            correlation = try fields.string("correlation")
            causation = try fields.optionalParsed("causation")
            organization = try fields.optionalParsed("organization")
            project = try fields.optionalParsed("project")
            projectSequence = try fields.optionalInteger("projectSequence")
            projectPrevious = try fields.optionalString("projectPrevious")
            region = try fields.optionalParsed("region")
            type = try fields.string("type")
            schema = try fields.integer("schema")
            data = try fields.object("data")
        } catch {
            throw .malformed("\(error)")
        }
        do {
            event = try Event(in: stream.kind, type: type, schema: Int(schema), data: data)
        } catch {
            throw .undecodable(error)
        }
    }

    /// The whole envelope as JSON.
    package var json: JSONValue {
        .object([
            "actor": actor.json, "at": .string(at.description), "causation": causation.map { .string($0.description) },
            "correlation": .string(correlation), "data": event.event.data, "id": .string(id.description),
            "organization": organization.map { .string($0.description) }, "position": .integer(position.value),
            "project": project.map { .string($0.description) },
            "projectPrevious": projectPrevious.map(JSONValue.string),
            "projectSequence": projectSequence.map(JSONValue.integer), "reason": reason.map(JSONValue.string),
            "region": region.map { .string($0.description) }, "schema": .integer(Int64(event.event.schema)),
            "stream": .string(stream.description), "type": .string(event.event.type),
            "version": .integer(version.value),
        ])
    }
}
