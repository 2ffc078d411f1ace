package import MooringModel

/// A job as lines: its fields, and where it failed, why, what to do, and what has changed since it last went well.
package struct JobText: Sendable {
    let job: JSONValue

    package init(_ job: JSONValue) { self.job = job }

    package var lines: [String] {
        var fields = job.objectValue ?? JSONObject()
        fields["diagnosis"] = nil
        let lines = FieldList(.object(fields)).lines
        guard let diagnosis = job["diagnosis"] else { return lines }
        func text(_ name: String) -> String { diagnosis[name]?.shortText ?? "" }
        var why = ["why: \(text("summary"))", "what to do: \(text("advice"))"]
        if let configured = diagnosis["configured"] { why.append("configuration: \(line(of: configured))") }
        why.append("before: \(text("history"))")
        why += (diagnosis["changes"]?.arrayValue ?? []).map { "  \(line(of: $0))" }
        if let omitted = diagnosis["changesOmitted"] { why.append("  and \(omitted.shortText) older ones") }
        return lines + [""] + why
    }

    private func line(of event: JSONValue) -> String {
        func text(_ name: String) -> String { event[name]?.shortText ?? "" }
        let line =
            "\(text("position"))  \(text("at"))  \(text("type"))  \(text("stream")) version \(text("version"))  "
            + "by \(text("by"))"
        return event["reason"] == nil ? line : "\(line)  “\(text("reason"))”"
    }
}
