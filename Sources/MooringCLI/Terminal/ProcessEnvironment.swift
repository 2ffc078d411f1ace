package import MooringModel

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The environment's variables by name; an empty one counts as not set.
package struct ProcessEnvironment: Sendable {
    private let read: @Sendable (String) -> String?

    package init(_ read: @escaping @Sendable (String) -> String?) { self.read = read }

    package static let current = ProcessEnvironment { name in getenv(name).map { String(cString: $0) } }

    package subscript(name: String) -> String? {
        read(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The language that the locale's variables ask for, by POSIX's order of them.
    package var language: Language {
        let locale = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
        return locale.lowercased().hasPrefix("zh") ? .simplifiedChinese : .english
    }
}
