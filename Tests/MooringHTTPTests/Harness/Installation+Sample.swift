import MooringHTTP

extension Installation {
    /// The metrics of a process can be set up once only; all servers of the tests share them.
    private static let metrics = PrometheusMetrics.bootstrapped()

    static var sample: Installation {
        Installation(
            logID: "log-01JD4EXAMP1E00000000000000", origin: "mooring.invalid/log-01JD4EXAMP1E00000000000000",
            verifierKey: "mooring.invalid+00000000+AAAA", directory: "/var/lib/mooring", sqliteVersion: "none",
            version: "test", databaseBytes: { nil }, checkpoint: { "mooring.invalid\n1\n" }, metrics: metrics)
    }
}
