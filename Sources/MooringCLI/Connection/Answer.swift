package import MooringModel

/// What the server answered.
package struct Answer: Sendable, Equatable {
    package var status: Int
    package var mediaType: String
    package var requestID: String?
    package var body: [UInt8]

    package init(status: Int, mediaType: String = "application/json", requestID: String? = nil, body: [UInt8]) {
        self.status = status
        self.mediaType = mediaType
        self.requestID = requestID
        self.body = body
    }

    package var isSuccess: Bool { (200..<300).contains(status) }
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The body; null where there is none.
    package func json() throws(Failure) -> JSONValue {
        guard !body.isEmpty else { return .null }
        do {
            return try JSONValue(parsing: body)
        } catch {
            throw Failure(
                "the answer is no JSON that a Mooring server writes: \(error)",
                remedy: "Make sure that --server names a Mooring server and not a proxy's page.",
                code: "answer-invalid", requestID: requestID)
        }
    }

    /// The problem that an answer other than a success tells (RFC 9457).
    package var failure: Failure {
        guard let problem = try? json(), let detail = problem["detail"]?.stringValue ?? problem["title"]?.stringValue
        else {
            return Failure(
                "the server answered with status \(status) and no explanation",
                remedy: "Make sure that --server names a Mooring server, and look into its log.",
                code: "http-\(status)", requestID: requestID)
        }
        let places = (problem["errors"]?.arrayValue ?? []).map { place in
            Failure.Place(
                pointer: place["pointer"]?.stringValue ?? "", detail: place["detail"]?.stringValue ?? "is wrong")
        }
        return Failure(
            detail, remedy: problem["remedy"]?.stringValue ?? "",
            code: problem["code"]?.stringValue ?? "http-\(status)",
            requestID: problem["requestId"]?.stringValue ?? requestID, places: places)
    }
}
