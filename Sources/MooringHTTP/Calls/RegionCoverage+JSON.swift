import MooringModel
import Projections

extension RegionCoverage {
    var json: JSONValue {
        [
            "clusters": .array(clusters.map(JSONValue.string)),
            "integrations": .array(
                integrations.map {
                    .object([
                        "id": .string($0.id), "name": $0.name.map(JSONValue.string), "status": .string($0.status),
                    ])
                }),
            "missing": .bool(missing), "region": .string(region),
        ]
    }
}
