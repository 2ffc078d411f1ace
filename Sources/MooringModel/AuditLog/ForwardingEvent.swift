/// What happens to the forwarding of a cluster's audit log.
package enum ForwardingEvent: StreamEvent {
    /// It is on from here, or goes elsewhere from here.
    case enabled(ForwardingTarget)
    /// - entries: how many were spooled.
    case disabled(SpooledEntries, entries: Int64)
    case becameAbnormal(ExportFailure)
    case recovered
    /// All that was spooled when it was disabled has arrived.
    case drained

    package var type: String {
        switch self {
        case .enabled: "auditLog.forwardingEnabled"
        case .disabled: "auditLog.forwardingDisabled"
        case .becameAbnormal: "auditLog.becameAbnormal"
        case .recovered: "auditLog.recovered"
        case .drained: "auditLog.drained"
        }
    }

    package var data: JSONValue {
        switch self {
        case .enabled(let target): target.json
        case .disabled(let spooled, let entries):
            ["entries": .integer(entries), "spooled": .string(spooled.rawValue)]
        case .becameAbnormal(let failure): failure.json
        case .recovered, .drained: [:]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "auditLog.forwardingEnabled": .enabled(try ForwardingTarget(data))
            case "auditLog.forwardingDisabled":
                .disabled(try data.word("spooled"), entries: try data.integer("entries"))
            case "auditLog.becameAbnormal": .becameAbnormal(try ExportFailure(data))
            case "auditLog.recovered": .recovered
            case "auditLog.drained": .drained
            default: nil
            }
        }
    }
}
