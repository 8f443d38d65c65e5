import Glibc

extension Terminal {
    /// Whether standard error is a terminal, where a line can be drawn again.
    static var isErrorInteractive: Bool { isatty(STDERR_FILENO) == 1 }

    /// Names the next command.
    static func next(_ command: String) { say("Next: \(command)") }

    /// Replaces the terminal's last line.
    static func redraw(_ text: String) {
        let line = "\r\u{1b}[K\(text)"
        _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }

    /// Sends what was printed on its way, also into a pipe.
    static func flush() { fflush(nil) }
}
