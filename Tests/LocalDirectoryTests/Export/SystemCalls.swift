import Foundation
import Glibc
import Synchronization

/// The calls of this process that make something durable or give it a name, in the directories that a test watches.
///
/// These functions stand before those of glibc of the same name, note the call and pass it on: what a power failure
/// would leave can be seen in no other way without one.
enum SystemCalls {
    private struct Watched {
        var directory: String
        var calls: [String] = []
    }

    private static let watched = Mutex<[Watched]>([])

    /// Runs `body`, and gives the calls below `directory` in their order, such as `fsync a/b`.
    static func noted(below directory: String, _ body: () async throws -> Void) async throws -> [String] {
        watched.withLock { $0.append(Watched(directory: directory)) }
        defer { watched.withLock { $0.removeAll { $0.directory == directory } } }
        try await body()
        return watched.withLock { $0.first { $0.directory == directory }?.calls ?? [] }
    }

    fileprivate static func note(_ operation: String, _ descriptor: CInt, _ name: String = "") {
        watched.withLock { watched in
            guard !watched.isEmpty, let directory = path(of: descriptor) else { return }
            let path = name.isEmpty ? directory : directory + "/" + name
            for index in watched.indices where path.hasPrefix(watched[index].directory) {
                let relative = path.dropFirst(watched[index].directory.count).drop { $0 == "/" }
                watched[index].calls.append("\(operation) \(relative.isEmpty ? "." : relative)")
            }
        }
    }

    private static func path(of descriptor: CInt) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
    }

    /// Glibc's own function.
    fileprivate static func next<Function>(_ name: String, as type: Function.Type) -> Function {
        // RTLD_NEXT, a cast in C that Swift does not import.
        unsafeBitCast(dlsym(UnsafeMutableRawPointer(bitPattern: -1), name), to: type)
    }
}

@_cdecl("fsync") func notedFsync(_ descriptor: CInt) -> CInt {
    SystemCalls.note("fsync", descriptor)
    return SystemCalls.next("fsync", as: (@convention(c) (CInt) -> CInt).self)(descriptor)
}

@_cdecl("linkat") func notedLinkat(
    _ from: CInt, _ name: UnsafePointer<CChar>, _ to: CInt, _ second: UnsafePointer<CChar>, _ flags: CInt
) -> CInt {
    typealias Linkat = @convention(c) (CInt, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, CInt) -> CInt
    SystemCalls.note("linkat", to, String(cString: second))
    return SystemCalls.next("linkat", as: Linkat.self)(from, name, to, second, flags)
}

@_cdecl("unlinkat") func notedUnlinkat(_ descriptor: CInt, _ name: UnsafePointer<CChar>, _ flags: CInt) -> CInt {
    typealias Unlinkat = @convention(c) (CInt, UnsafePointer<CChar>, CInt) -> CInt
    SystemCalls.note("unlinkat", descriptor, String(cString: name))
    return SystemCalls.next("unlinkat", as: Unlinkat.self)(descriptor, name, flags)
}
