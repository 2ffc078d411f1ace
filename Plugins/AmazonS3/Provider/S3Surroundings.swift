internal import AsyncHTTPClient
internal import MooringModel

/// What all connectors of this module share; tests give their own.
struct S3Surroundings: Sendable {
    var http: HTTPClient
    var now: @Sendable () -> Timestamp
    var clock: any Clock<Duration>
    /// Where the operator's credentials are looked for.
    var process: ProcessSurroundings
    /// How exports divide objects, and how often they try.
    var limits = S3Exporter.Limits()

    /// The process's own. Its connections live as long as the process does.
    static func real(now: @escaping @Sendable () -> Timestamp) -> S3Surroundings {
        S3Surroundings(http: sharedClient, now: now, clock: ContinuousClock(), process: .own)
    }

    private static let sharedClient = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: AWSTransport.configuration)
}
