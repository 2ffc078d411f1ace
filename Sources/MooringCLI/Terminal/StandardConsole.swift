#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The process's own standard streams.
package struct StandardConsole: Console {
    package init() {}

    package func write(_ text: String, to stream: ConsoleStream) {
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes {
                #if canImport(Glibc)
                    Glibc.write(stream.descriptor, $0.baseAddress, $0.count)
                #elseif canImport(Musl)
                    Musl.write(stream.descriptor, $0.baseAddress, $0.count)
                #else
                    Darwin.write(stream.descriptor, $0.baseAddress, $0.count)
                #endif
            }
            // Nobody reads any more (or the disk is full): there is no one left to tell.
            guard count > 0 || errno == EINTR else { return }
            offset += max(count, 0)
        }
    }

    package func isTerminal(_ stream: ConsoleStream) -> Bool { isatty(stream.descriptor) == 1 }

    package var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    package func readLine(echo: Bool) -> String? {
        guard !echo, isTerminal(.input) else { return Swift.readLine() }
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        var quiet = settings
        // Without signals too: Ctrl-C would end the program and leave the terminal silent.
        quiet.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0 else { return nil }
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            write("\n", to: .error)
        }
        let line = Swift.readLine()
        return line?.contains("\u{3}") == true ? nil : line
    }
}

extension ConsoleStream {
    fileprivate var descriptor: Int32 {
        switch self {
        case .input: STDIN_FILENO
        case .output: STDOUT_FILENO
        case .error: STDERR_FILENO
        }
    }
}
