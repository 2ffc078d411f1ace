internal import FoundationEssentials

/// The real servers that `Tests/Lab/up` started, as its file tells them: endpoints and keys.
///
/// What a test arranges and looks at here goes through a client of its own, which shares nothing with the product's: a
/// signature or an encoding that is wrong in both would show nothing. It is in Swift, and not a process with boto3,
/// so that a test needs no Python and its calls run beside those of other tests.
///
/// A test that needs a server which is not up fails, with an error that says how to start it. It does not skip: a
/// suite that passes because nothing was there to contradict it proves nothing.
package struct Lab: Sendable {
    private let path: String
    private let values: [String: String]

    /// The lab whose file `MOORING_LAB` names, or else the one in `.build-lab`.
    package static func open() throws(LabError) -> Lab {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let path =
            ProcessInfo.processInfo.environment["MOORING_LAB"]
            ?? package.appending(path: ".build-lab/lab.env").path(percentEncoded: false)
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .noLab(path: path) }
        return Lab(path: path, text: text)
    }

    init(path: String, text: String) {
        self.path = path
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
        values = Dictionary(pairs) { _, last in last }
    }

    /// An S3 server, with the keys of who owns the buckets there.
    package func store(_ server: LabServer) throws(LabError) -> LabStore {
        try LabStore(
            server: server, endpoint: value("ENDPOINT", of: server), region: value("REGION", of: server),
            keys: LabKeys(
                accessKeyID: value("ACCESS_KEY_ID", of: server), secretAccessKey: value("SECRET_ACCESS_KEY", of: server)
            ))
    }

    /// The Ceph gateways behind the front that answers like AWS.
    package var front: LabFront {
        get throws(LabError) {
            let owner = try account("OWNER")
            let region = try value("REGION", of: .front)
            func store(_ endpoint: String, _ region: String) throws(LabError) -> LabStore {
                try LabStore(
                    server: .front, endpoint: value(endpoint, of: .front), region: region, keys: owner.keys)
            }
            guard let briefSeconds = try Int(value("BRIEF_SECONDS", of: .front)) else {
                throw .notUp(.front, path: path)
            }
            return try LabFront(
                store: store("ENDPOINT", region), otherStore: store("ENDPOINT2", value("REGION2", of: .front)),
                brief: store("BRIEF_ENDPOINT", region), briefSession: .seconds(briefSeconds),
                busy: store("BUSY_ENDPOINT", region),
                owner: owner, service: account("SERVICE"), stranger: account("STRANGER"))
        }
    }

    private func account(_ name: String) throws(LabError) -> LabAccount {
        try LabAccount(
            number: value(name + "_ACCOUNT", of: nil),
            keys: LabKeys(
                accessKeyID: value(name + "_ACCESS_KEY_ID", of: nil),
                secretAccessKey: value(name + "_SECRET_ACCESS_KEY", of: nil)))
    }

    private func value(_ name: String, of server: LabServer?) throws(LabError) -> String {
        let key = server.map { "\($0.rawValue.uppercased())_\(name)" } ?? name
        guard let value = values[key] else { throw .notUp(server ?? .front, path: path) }
        return value
    }
}
