import EventLog
import MooringModel
import MooringService
import Projections

extension ExportDiagnosis {
    func json(in language: Language) -> JSONValue {
        .object([
            "summary": .string(summary.rendered(in: language)), "advice": .string(advice.rendered(in: language)),
            "history": .string(history.rendered(in: language)), "configured": configured.map(Self.json(of:)),
            "lastSuccess": lastSuccess.map { row in
                .object([
                    "job": .string(row.key), "endedAt": row.body["endedAt"],
                    "position": .integer(row.validFrom.value),
                ])
            },
            "changes": changes.map { .array($0.map(Self.json(of:))) },
            "changesOmitted": changesOmitted > 0 ? .integer(Int64(changesOmitted)) : nil,
        ])
    }

    private static func json(of event: RecordedEvent) -> JSONValue {
        .object([
            "position": .integer(event.position.value), "stream": .string(event.stream.description),
            "version": .integer(event.version.value), "type": .string(event.event.event.type),
            "at": .string(event.at.description), "by": .string(event.actor.id),
            "reason": event.reason.map(JSONValue.string),
        ])
    }
}
