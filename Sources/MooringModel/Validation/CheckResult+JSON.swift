extension CheckResult {
    package var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["status"] = .string(status.rawValue)
        object["message"] = .string(message)
        if !arguments.isEmpty {
            var values = JSONObject()
            for (name, value) in arguments { values[name] = .string(value) }
            object["arguments"] = .object(values)
        }
        object["waitedFor"] = waitedFor.map(JSONValue.string)
        object["evidence"] = evidence?.json
        object["blame"] = blame.map { .string($0.rawValue) }
        object["durationMs"] = .integer(durationMilliseconds)
        return .object(object)
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        var arguments: [String: String] = [:]
        if fields["arguments"] != nil {
            let given = try fields.object("arguments")
            for name in given.object.names { arguments[name] = try given.string(name) }
        }
        self.init(
            id: try fields.string("id"), status: try fields.word("status"), message: try fields.string("message"),
            arguments: arguments, waitedFor: try fields.optionalString("waitedFor"),
            evidence: fields["evidence"] == nil ? nil : try Evidence(fields.object("evidence")),
            blame: try fields.optionalWord("blame"),
            durationMilliseconds: try fields.integer("durationMs"))
    }
}

extension Evidence {
    package var json: JSONValue {
        .object([
            "code": code.map(JSONValue.string), "httpStatus": httpStatus.map { .integer(Int64($0)) },
            "operation": .string(operation), "requestId": requestID.map(JSONValue.string), "service": .string(service),
        ])
    }

    package init(_ fields: JSONFields) throws(JSONFieldError) {
        self.init(
            service: try fields.string("service"), operation: try fields.string("operation"),
            httpStatus: try fields.optionalInteger("httpStatus").map(Int.init(_:)),
            code: try fields.optionalString("code"), requestID: try fields.optionalString("requestId"))
    }
}
