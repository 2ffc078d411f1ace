internal import ArgumentParser
package import MooringModel

/// In what a destination or a copy of it is not what its manifest says, for people and programs.
package struct ManifestVerdict: Sendable {
    private var json: JSONObject

    /// - Parameter answer: `{manifest, objects, bytes, compared?, read, missing, extra, different, next?}`
    package init(_ answer: JSONValue) {
        json = answer.objectValue ?? JSONObject()
        json["next"] = nil
    }

    /// Adds what a further page found.
    mutating func take(_ page: JSONValue) {
        for name in ["missing", "extra", "different"] {
            json[name] = .array((json[name]?.arrayValue ?? []) + (page[name]?.arrayValue ?? []))
        }
        for name in ["compared", "read"] {
            json[name] = .integer((json[name]?.integerValue ?? 0) + (page[name]?.integerValue ?? 0))
        }
    }

    private var findings: Int {
        ["missing", "extra", "different"].reduce(0) { $0 + (json[$1]?.arrayValue?.count ?? 0) }
    }

    /// - Throws: `ExitCode.failure` if anything is missing, extra or different.
    func show(in session: Session) throws {
        if session.isJSON { session.show(.object(json)) } else { session.show(lines) }
        if findings > 0 { throw ExitCode.failure }
    }

    package var lines: [String] {
        let manifest = json["manifest"]
        let job = manifest?["job"]?.shortText ?? ""
        let record =
            switch manifest?["record"]?.stringValue {
            case "recorded": ", as the log recorded it"
            case "different": ", and NOT the one that the log recorded"
            case "unknown": "; this log does not know it"
            default: ""
            }
        var lines = ["manifest   \(manifest?["key"]?.shortText ?? ""), written by \(job)\(record)"]
        let bytes = ByteCount(json["bytes"]?.integerValue ?? 0)
        var objects =
            "objects    \(json["objects"]?.shortText ?? "0") (\(bytes)): \(json["read"]?.shortText ?? "0") read"
        if let compared = json["compared"]?.integerValue {
            objects += ", \(compared) compared by the storage's checksum"
        }
        lines.append(objects)
        for name in ["missing", "extra"] {
            lines += (json[name]?.arrayValue ?? []).map { "\(name.padded(to: 10)) \($0.shortText)" }
        }
        for difference in json["different"]?.arrayValue ?? [] {
            let cause = difference["cause"]?.stringValue ?? ""
            lines.append("different  \(difference["path"]?.shortText ?? ""): \(Self.words[cause] ?? cause)")
        }
        lines.append(
            findings == 0 ? "Everything is as it was exported." : "\(findings) findings: it is not as it was exported.")
        return lines
    }

    private static let words = [
        "size": "another size", "content": "another content",
        "kind": "not a file", "manifest": "not the manifest that was recorded",
    ]
}
