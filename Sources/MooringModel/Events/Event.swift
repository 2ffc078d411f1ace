/// Any event of any stream.
package enum Event: Sendable, Hashable {
    case organization(OrganizationEvent)
    case project(ProjectEvent)
    case cluster(ClusterEvent)
    case integration(IntegrationEvent)
    case backup(BackupEvent)
    case job(JobEvent)
    case forwarding(ForwardingEvent)
    case principal(PrincipalEvent)
    case access(AccessEvent)
    case log(LogEvent)

    /// The event of its own kind of stream.
    package var event: any StreamEvent {
        switch self {
        case .organization(let event): event
        case .project(let event): event
        case .cluster(let event): event
        case .integration(let event): event
        case .backup(let event): event
        case .job(let event): event
        case .forwarding(let event): event
        case .principal(let event): event
        case .access(let event): event
        case .log(let event): event
        }
    }

    /// Reads an event of a stream of the kind given.
    package init(
        in kind: StreamName.Kind, type: String, schema: Int, data: JSONFields
    ) throws(EventDecodingError) {
        self =
            switch kind {
            case .organization: .organization(try OrganizationEvent(type: type, schema: schema, data: data))
            case .project: .project(try ProjectEvent(type: type, schema: schema, data: data))
            case .cluster: .cluster(try ClusterEvent(type: type, schema: schema, data: data))
            case .integration: .integration(try IntegrationEvent(type: type, schema: schema, data: data))
            case .backup: .backup(try BackupEvent(type: type, schema: schema, data: data))
            case .job: .job(try JobEvent(type: type, schema: schema, data: data))
            case .forwarding: .forwarding(try ForwardingEvent(type: type, schema: schema, data: data))
            case .principal: .principal(try PrincipalEvent(type: type, schema: schema, data: data))
            case .access: .access(try AccessEvent(type: type, schema: schema, data: data))
            case .log: .log(try LogEvent(type: type, schema: schema, data: data))
            }
    }
}
