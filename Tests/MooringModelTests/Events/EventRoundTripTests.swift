import DomainSamples
import MooringModel
import Testing

@Suite struct EventRoundTripTests {
    @Test(arguments: EventSamples.all)
    func `an event reads back from its data's canonical text`(event: Event) throws {
        let data = try JSONValue(parsing: event.event.data.canonicalBytes)
        #expect(data.canonicalBytes == event.event.data.canonicalBytes)
        let kind = event.stream.kind
        let again = try Event(in: kind, type: event.event.type, schema: event.event.schema, data: JSONFields(data))
        #expect(again == event)
        #expect(again.event.data == event.event.data)
    }

    @Test(arguments: EventSamples.all)
    func `an event is found again among all others, and as no other kind`(event: Event) {
        #expect(event.event.erased == event)
        let kinds: [Event?] = [
            OrganizationEvent(event)?.erased, ProjectEvent(event)?.erased, ClusterEvent(event)?.erased,
            IntegrationEvent(event)?.erased, BackupEvent(event)?.erased, JobEvent(event)?.erased,
            ForwardingEvent(event)?.erased, PrincipalEvent(event)?.erased, AccessEvent(event)?.erased,
            LogEvent(event)?.erased,
        ]
        #expect(kinds.compactMap { $0 } == [event])
    }

    @Test func `each case has a type of its own, written as a noun, a dot and words`() {
        let chained = EventSamples.chained.map(\.event.type)
        #expect(Set(chained).count == chained.count)
        #expect(Set(EventSamples.all.map(\.event.type)) == Set(chained))
        for type in chained { #expect(type.wholeMatch(of: /[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*/) != nil, "\(type)") }
    }

    @Test(arguments: EventSamples.all)
    func `an event whose member is missing, or of another type, is an error that names both`(event: Event) throws {
        guard let data = event.event.data.objectValue else { return }
        for name in data.names {
            // Any value is a configuration.
            guard name != "configuration" else { continue }
            var wrong = data
            wrong[name] = [["neither"]]
            let fields = try JSONFields(.object(wrong))
            let error = #expect(throws: EventDecodingError.self) {
                try Event(in: event.stream.kind, type: event.event.type, schema: 1, data: fields)
            }
            #expect(error?.description.contains(event.event.type) == true)
        }
    }

    @Test(arguments: EventSamples.all)
    func `an event's type is read only in its own kind of stream, and only with a known schema`(event: Event) throws {
        let fields = try JSONFields(event.event.data)
        for kind in StreamName.Kind.allCases where kind != event.stream.kind {
            #expect(throws: EventDecodingError.unknownType(event.event.type)) {
                try Event(in: kind, type: event.event.type, schema: 1, data: fields)
            }
        }
        for schema in [0, 2] {
            #expect(throws: EventDecodingError.unknownSchema(type: event.event.type, schema: schema)) {
                try Event(in: event.stream.kind, type: event.event.type, schema: schema, data: fields)
            }
        }
    }

    @Test func `a report with an unknown word in a check is an error`() throws {
        let event = IntegrationEvent.validated(.everyMember)
        for member in ["blame", "status", "arguments"] {
            var check = try #require(ValidationReport.everyMember.checks[1].json.objectValue)
            check[member] = member == "arguments" ? ["bucket": 1] : "unheard-of"
            var data = try #require(event.data.objectValue)
            data["checks"] = [.object(check)]
            let fields = try JSONFields(.object(data))
            #expect(throws: EventDecodingError.self) {
                try IntegrationEvent(type: event.type, schema: 1, data: fields)
            }
        }
    }

    @Test func `a place with a prefix of anything but strings is an error`() throws {
        let fields = try JSONFields(["authority": "local", "container": "/srv", "prefix": ["a", 1]])
        #expect(throws: JSONFieldError.self) { try StorageLocation(fields) }
    }
}
