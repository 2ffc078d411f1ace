package import MooringModel

/// Calls the server: repeats what may be repeated once when the connection is lost, tells problems as ``Failure``, and
/// follows lists from page to page.
package struct Client: Sendable {
    let transport: any Transport
    /// The address that failures name.
    let server: String

    package init(_ transport: any Transport, server: String) {
        self.transport = transport
        self.server = server
    }

    /// The most items that the server puts on a page.
    static let pageSize = 100

    /// - Throws: ``Failure`` unless the server answered that it is done.
    package func send(_ request: Request) async throws(Failure) -> Answer {
        let answer = try await answer(to: request)
        guard answer.isSuccess else { throw answer.failure }
        return answer
    }

    package func json(_ request: Request) async throws(Failure) -> JSONValue {
        try await send(request).json()
    }

    private func answer(to request: Request) async throws(Failure) -> Answer {
        do {
            return try await transport.send(request)
        } catch {
            guard case .lost = error, request.isRepeatable else { throw failure(error, request) }
        }
        do {
            return try await transport.send(request)
        } catch {
            throw failure(error, request)
        }
    }

    private func failure(_ error: TransportError, _ request: Request) -> Failure {
        switch error {
        case .unreachable(let reason):
            Failure(
                "the server at \(server) cannot be reached: \(reason)",
                remedy: "Start it with `mooring serve`, or name the right one with --server or MOORING_SERVER.",
                code: "server-unreachable")
        case .lost(let reason):
            Failure(
                "the connection to \(server) was lost before the answer came: \(reason)",
                remedy: request.method == .get
                    ? "Try again." : "Look whether the change was made before you try again.",
                code: "connection-lost")
        }
    }

    /// A list's items, from as many pages as it takes.
    ///
    /// - Parameters:
    ///   - limit: the most items to fetch.
    ///   - after: the key that the first page starts behind.
    /// - Returns: the items, and the key to go on from if there are more.
    package func items(
        _ request: Request, limit: Int, after: String? = nil
    ) async throws(Failure) -> (items: [JSONValue], next: String?) {
        var items: [JSONValue] = []
        var after = after
        while true {
            let size = min(limit - items.count, Self.pageSize)
            let page = try await json(request.query("limit", size).query("after", after))
            let found = page["items"]?.arrayValue ?? []
            items += found
            let next = page["next"]?.stringValue
            guard let next, !found.isEmpty, items.count < limit else { return (items, found.isEmpty ? nil : next) }
            guard next != after else {
                throw Failure(
                    "the server's list does not go on after \"\(next)\"",
                    remedy: "Report it with the server's version.",
                    code: "answer-invalid")
            }
            after = next
        }
    }
}
