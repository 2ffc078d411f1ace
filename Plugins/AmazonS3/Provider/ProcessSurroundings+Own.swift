#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension ProcessSurroundings {
    /// This process's environment and the machine's files.
    static var own: ProcessSurroundings {
        ProcessSurroundings(environment: ProcessInfo.processInfo.environment, readFile: read)
    }
}
