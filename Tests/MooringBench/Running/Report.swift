#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is printed, at once.
enum Report {
    static func line(_ text: String) {
        print(text)
        fflush(nil)
    }

    static func part(_ title: String, _ explanation: String, _ table: Table) {
        line("\n== \(title)\n\(explanation)\n\n\(table.text)")
    }
}
