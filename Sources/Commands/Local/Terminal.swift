import Glibc

/// The person in front of the program.
enum Terminal {
    /// Talk goes to standard error, a line at a time, so that standard output holds data only.
    static func say(_ text: String) {
        let line = text + "\n"
        _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }

    /// Whether somebody can be asked.
    static var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }
}
