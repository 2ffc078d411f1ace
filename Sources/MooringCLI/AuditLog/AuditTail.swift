internal import MooringModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Follows audit-log files and sends every new line to the server.
///
/// Files are found by patterns, again and again. One that was renamed or removed is read to its end; one that was cut
/// off and written anew is another one. Each request says of which file it is and from which offset on: whatever is sent
/// again after a crash of either side is taken once.
struct AuditTail {
    let session: Session
    let cluster: ClusterID
    let patterns: [String]
    /// Whether to end at the end of the files.
    let isOnce: Bool
    private var state: TailState
    private var files: [TailedFile] = []
    private var sent = 0
    private var repeated = 0
    private var skipped = 0

    /// The most bytes of one request.
    static let chunk = 4 << 20
    static let pause = Duration.seconds(1)
    static let longestPause = Duration.seconds(30)
    /// How long nothing must have come to a file that no pattern finds any more, until it is given up.
    static let patience = Duration.seconds(60)

    init(
        _ session: Session, cluster: ClusterID, patterns: [String], state: String, isOnce: Bool
    ) throws(Failure) {
        self.session = session
        self.cluster = cluster
        self.patterns = patterns
        self.isOnce = isOnce
        self.state = try TailState(state)
    }

    /// - Throws: ``Failure`` for what waiting does not mend; with ``isOnce`` for everything.
    mutating func run() async throws {
        while true {
            let isIdle = try await pass()
            if isOnce, isIdle {
                return session.show(
                    .object([
                        "repeated": .integer(Int64(repeated)), "skipped": .integer(Int64(skipped)),
                        "taken": .integer(Int64(sent)),
                    ]))
            }
            if isIdle { try await session.wait(Self.pause) }
        }
    }

    /// Sends one piece of every file.
    ///
    /// - Returns: whether there was nothing to send.
    private mutating func pass() async throws -> Bool {
        let gone = look()
        var isIdle = true
        for file in files {
            let lines = try file.lines(upTo: Self.chunk)
            if lines.isEmpty {
                // Whoever writes to it may go on for a while after it was renamed.
                if gone.contains(file.source), file.rests(for: Self.patience) {
                    files.removeAll { $0.source == file.source }
                }
                continue
            }
            file.wake()
            try await send(lines, of: file)
            isIdle = false
        }
        return isIdle
    }

    /// Finds what there is now.
    ///
    /// - Returns: the sources that no pattern finds any more.
    private mutating func look() -> Set<String> {
        // What was cut off is gone, and what is there now is found below as another one.
        files.removeAll { !$0.isUnchanged }
        var present: Set<String> = []
        for path in Self.paths(matching: patterns) {
            if let file = files.first(where: { $0.isStill(at: path) }) {
                file.path = path
                present.insert(file.source)
                continue
            }
            // One that cannot be opened now may be there the next time.
            guard let file = try? TailedFile(path, known: { state.place(of: $0) }),
                !files.contains(where: { $0.source == file.source })
            else { continue }
            files.append(file)
            present.insert(file.source)
        }
        return Set(files.map(\.source)).subtracting(present)
    }

    private static func paths(matching patterns: [String]) -> [String] {
        var paths: [String] = []
        for pattern in patterns {
            var found = glob_t()
            defer { globfree(&found) }
            guard glob(pattern, 0, nil, &found) == 0 else { continue }
            for index in 0..<Int(found.gl_pathc) {
                if let path = found.gl_pathv[index].map({ String(cString: $0) }), !paths.contains(path) {
                    paths.append(path)
                }
            }
        }
        return paths
    }

    private mutating func send(_ bytes: [UInt8], of file: TailedFile) async throws {
        let lines = TailLines(bytes, of: cluster)
        var request = Request(.post, "clusters", cluster, "audit-log", "entries")
            .header("Idempotency-Key", "\(file.source)@\(file.offset)")
        request.lines = lines.bytes
        do throws(Failure) {
            let answer = try await answer(to: request)
            sent += Int(answer["taken"]?.integerValue ?? 0)
            repeated += Int(answer["repeated"]?.integerValue ?? 0)
        } catch {
            guard error.code == "audit-offset-gap", file.offset > 0 else { throw error }
            session.console.note("\(file.path.printable): the server asks for what came before; beginning anew")
            file.beginAnew()
            return
        }
        for (offset, reason) in lines.skipped {
            session.console.note(
                "\(file.path.printable): the line at byte \(file.offset + Int64(offset)) is skipped: \(reason)")
        }
        skipped += lines.skipped.count
        file.advance(by: bytes)
        try state.note(file)
    }

    /// Sends until the server has answered, with growing pauses.
    private func answer(to request: Request) async throws(Failure) -> JSONValue {
        var pause = Self.pause
        while true {
            do throws(Failure) {
                return try await session.client.json(request)
            } catch {
                guard !isOnce, Self.mayPass(error) else { throw error }
                session.console.note("\(error.detail.printable) Trying again in \(pause.components.seconds) s.")
            }
            do {
                try await session.wait(pause)
            } catch {
                throw Failure(
                    "ended while waiting for the server", remedy: "Start it again: it goes on.", code: "ended")
            }
            pause = min(pause * 2, Self.longestPause)
        }
    }

    /// Whether waiting may help.
    private static func mayPass(_ failure: Failure) -> Bool {
        let codes: Set = [
            "server-unreachable", "connection-lost", "spool-full", "store-full", "store-unavailable", "internal-error",
            "too-many-requests", "forwarding-off", "answer-invalid",
        ]
        guard let code = failure.code else { return false }
        return codes.contains(code) || code.hasPrefix("http-5")
    }
}
