package enum OrganizationEvent: StreamEvent {
    case created(id: OrganizationID, name: String)

    package var type: String { "organization.created" }

    package var data: JSONValue {
        switch self {
        case .created(let id, let name): ["id": .string(id.description), "name": .string(name)]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            type == "organization.created" ? .created(id: try data.parsed("id"), name: try data.string("name")) : nil
        }
    }
}
