package enum IntegrationEvent: StreamEvent {
    case drafted(IntegrationDraft)
    case described(name: String?, description: String)
    case configured(configuration: JSONValue, location: StorageLocation)
    case validated(ValidationReport)
    case added(location: StorageLocation, access: IntegrationAccess)
    case configurationProposed(configuration: JSONValue)
    case configurationApplied(configuration: JSONValue)
    case configurationWithdrawn
    case externalIDRotationStarted(externalID: String)
    case externalIDRotationCanceled(externalID: String)
    case externalIDRotated(externalID: String, retired: String)
    case degraded
    case recovered
    case suspended
    case resumed
    case deleted(cause: DeletionCause)

    package enum DeletionCause: String, Sendable, Hashable {
        case requested
        /// A draft that nobody touched for 30 days.
        case expired
    }

    package var type: String {
        switch self {
        case .drafted: "integration.drafted"
        case .described: "integration.described"
        case .configured: "integration.configured"
        case .validated: "integration.validated"
        case .added: "integration.added"
        case .configurationProposed: "integration.configurationProposed"
        case .configurationApplied: "integration.configurationApplied"
        case .configurationWithdrawn: "integration.configurationWithdrawn"
        case .externalIDRotationStarted: "integration.externalIDRotationStarted"
        case .externalIDRotationCanceled: "integration.externalIDRotationCanceled"
        case .externalIDRotated: "integration.externalIDRotated"
        case .degraded: "integration.degraded"
        case .recovered: "integration.recovered"
        case .suspended: "integration.suspended"
        case .resumed: "integration.resumed"
        case .deleted: "integration.deleted"
        }
    }

    package var data: JSONValue {
        switch self {
        case .drafted(let draft): draft.json
        case .described(let name, let description):
            .object(["description": .string(description), "name": name.map(JSONValue.string)])
        case .configured(let configuration, let location): ["configuration": configuration, "location": location.json]
        case .validated(let report): report.json
        case .added(let location, let access): ["access": .string(access.rawValue), "location": location.json]
        case .configurationProposed(let configuration), .configurationApplied(let configuration):
            ["configuration": configuration]
        case .externalIDRotationStarted(let externalID), .externalIDRotationCanceled(let externalID):
            ["externalId": .string(externalID)]
        case .externalIDRotated(let externalID, let retired):
            ["externalId": .string(externalID), "retired": .string(retired)]
        case .deleted(let cause): ["cause": .string(cause.rawValue)]
        case .configurationWithdrawn, .degraded, .recovered, .suspended, .resumed: [:]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "integration.drafted": .drafted(try IntegrationDraft(data))
            case "integration.described":
                .described(name: try data.optionalString("name"), description: try data.string("description"))
            case "integration.configured":
                .configured(
                    configuration: try data.value("configuration"),
                    location: try StorageLocation(data.object("location")))
            case "integration.validated": .validated(try ValidationReport(data))
            case "integration.added":
                .added(location: try StorageLocation(data.object("location")), access: try data.word("access"))
            case "integration.configurationProposed":
                .configurationProposed(configuration: try data.value("configuration"))
            case "integration.configurationApplied":
                .configurationApplied(configuration: try data.value("configuration"))
            case "integration.configurationWithdrawn": .configurationWithdrawn
            case "integration.externalIDRotationStarted":
                .externalIDRotationStarted(externalID: try data.string("externalId"))
            case "integration.externalIDRotationCanceled":
                .externalIDRotationCanceled(externalID: try data.string("externalId"))
            case "integration.externalIDRotated":
                .externalIDRotated(externalID: try data.string("externalId"), retired: try data.string("retired"))
            case "integration.degraded": .degraded
            case "integration.recovered": .recovered
            case "integration.suspended": .suspended
            case "integration.resumed": .resumed
            case "integration.deleted": .deleted(cause: try data.word("cause"))
            default: nil
            }
        }
    }
}
