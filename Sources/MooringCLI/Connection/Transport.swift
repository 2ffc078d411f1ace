/// Carries one request to the server and its answer back.
///
/// It decides nothing: no retries, no reading of status codes. That is ``Client``'s, once.
package protocol Transport: Sendable {
    /// - Throws: ``TransportError`` where no whole answer came. An answer that refuses is an answer.
    func send(_ request: Request) async throws(TransportError) -> Answer
}

/// Why no answer came.
package enum TransportError: Error, Sendable, Equatable {
    /// There was no connection; the server has not seen the request.
    case unreachable(String)
    /// The connection ended first; the server may have done what was asked.
    case lost(String)
}
