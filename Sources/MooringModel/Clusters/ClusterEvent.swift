package enum ClusterEvent: StreamEvent {
    case registered(id: ClusterID, project: ProjectID, region: Region, plan: Plan)
    case planChanged(plan: Plan)
    case removed

    package var type: String {
        switch self {
        case .registered: "cluster.registered"
        case .planChanged: "cluster.planChanged"
        case .removed: "cluster.removed"
        }
    }

    package var data: JSONValue {
        switch self {
        case .registered(let id, let project, let region, let plan):
            [
                "id": .string(id.description), "plan": .string(plan.rawValue),
                "project": .string(project.description), "region": .string(region.description),
            ]
        case .planChanged(let plan): ["plan": .string(plan.rawValue)]
        case .removed: [:]
        }
    }

    package init(type: String, schema: Int, data: JSONFields) throws(EventDecodingError) {
        self = try EventDecodingError.decoding(type, schema) { () throws(JSONFieldError) in
            switch type {
            case "cluster.registered":
                .registered(
                    id: try data.parsed("id"), project: try data.parsed("project"),
                    region: try data.parsed("region"), plan: try data.word("plan"))
            case "cluster.planChanged": .planChanged(plan: try data.word("plan"))
            case "cluster.removed": .removed
            default: nil
            }
        }
    }
}
