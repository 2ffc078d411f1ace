/// Why a command did not do what it was asked: what is wrong, and what to do next.
///
/// The server's problem details and what the command line finds by itself are one type, so that a person reads both in
/// one form.
package struct Failure: Error, Sendable, Equatable {
    package var kind: Kind
    package var detail: String
    package var remedy: String
    /// A stable word for programs.
    package var code: String?
    /// What the server calls this request in its own log.
    package var requestID: String?
    /// The places in what was sent that are wrong.
    package var places: [Place] = []

    package enum Kind: Sendable, Equatable {
        /// Asked for rightly, and refused or failed.
        case refused
        /// Asked for wrongly: the command's arguments are to be changed.
        case misused
    }

    package struct Place: Sendable, Equatable {
        package var pointer: String
        package var detail: String
    }

    package init(
        _ kind: Kind, _ detail: String, remedy: String, code: String? = nil, requestID: String? = nil,
        places: [Place] = []
    ) {
        self.kind = kind
        self.detail = detail
        self.remedy = remedy
        self.code = code
        self.requestID = requestID
        self.places = places
    }

    /// A refusal or a failure.
    package init(
        _ detail: String, remedy: String, code: String? = nil, requestID: String? = nil, places: [Place] = []
    ) {
        self.init(.refused, detail, remedy: remedy, code: code, requestID: requestID, places: places)
    }

    /// 1 for what was refused, 2 for what was misused.
    package var exitCode: Int32 { kind == .misused ? 2 : 1 }
}

extension Failure: CustomStringConvertible {
    /// The failure as lines for people, without a line break at the end.
    package var description: String {
        var lines = ["error: \(detail.printable)"]
        for place in places {
            let pointer = place.pointer.isEmpty ? "(the whole)" : place.pointer.printable
            // Where one thing alone is wrong, it is said already.
            lines.append(place.detail == detail ? "  at \(pointer)" : "  \(pointer): \(place.detail.printable)")
        }
        if !remedy.isEmpty { lines.append("what to do: \(remedy.printableLines.joined(separator: "\n  "))") }
        let marks = [code.map { "code \($0.printable)" }, requestID.map { "request \($0.printable)" }]
        let mark = marks.compactMap { $0 }.joined(separator: ", ")
        if !mark.isEmpty { lines.append(mark) }
        return lines.joined(separator: "\n")
    }
}
