import MooringModel
import StoreSQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Appends until the files may not grow any more, tries on for a while, and goes on when they may grow again.
struct Filling {
    private let store: SQLiteStore
    private let region: Region
    private let bytes: UInt

    /// - Parameter bytes: how large a file may be.
    init(_ store: SQLiteStore, in region: Region, bytes: UInt) {
        self.store = store
        self.region = region
        self.bytes = bytes
    }

    func run() async throws {
        // Else the kernel ends the process where the limit is reached.
        signal(SIGXFSZ, SIG_IGN)
        Self.limitFiles(to: rlim_t(bytes))
        await inParallel { work in
            var refusals = 0
            while refusals < 3 {
                if await work.append(to: store) != nil { refusals += 1 }
            }
        }
        Self.limitFiles(to: nil)
        Output.write("room")
        await inParallel { work in
            for _ in 0..<5 { _ = await work.append(to: store) }
        }
    }

    private func inParallel(_ body: @Sendable @escaping (inout Work) async -> Void) async {
        await withTaskGroup { group in
            for _ in 0..<4 {
                group.addTask {
                    var work = Work(in: region)
                    await body(&work)
                }
            }
        }
    }

    /// - Parameter bytes: nil for as many as the system allows.
    private static func limitFiles(to bytes: rlim_t?) {
        #if canImport(Glibc)
            let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
        #else
            let resource = RLIMIT_FSIZE
        #endif
        var limit = rlimit()
        getrlimit(resource, &limit)
        limit.rlim_cur = bytes ?? limit.rlim_max
        setrlimit(resource, &limit)
    }
}
