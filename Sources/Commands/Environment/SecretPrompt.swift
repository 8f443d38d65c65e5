import Glibc
import Model
import SystemPackage

/// Asks for a secret on a terminal, which does not show it.
struct SecretPrompt {
    let terminal: FileDescriptor

    /// Whether somebody sits there.
    var isPossible: Bool { isatty(terminal.rawValue) == 1 }

    /// - Throws: `CommandFailure` when the user gives up or the terminal is gone.
    func ask(_ question: String) throws(CommandFailure) -> Secret {
        var saved = termios()
        guard tcgetattr(terminal.rawValue, &saved) == 0 else {
            throw CommandFailure(.error, "The terminal can't be asked: \(Errno(rawValue: errno))")
        }
        var silent = saved
        // Keys that send signals come as bytes too: no signal can end the program while the terminal shows nothing.
        silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(terminal.rawValue, TCSAFLUSH, &silent)
        Terminal.say(question)
        defer { tcsetattr(terminal.rawValue, TCSAFLUSH, &saved) }
        return try VariableValue(line()).text
    }

    private func line() throws(CommandFailure) -> [UInt8] {
        var line = SecretLine()
        var byte: UInt8 = 0
        while true {
            let count = read(terminal.rawValue, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { throw CommandFailure(.error, "The terminal is gone. Nothing was set.") }
            switch line.typed(byte) {
            case .goesOn: continue
            case .complete: return line.bytes
            case .interrupted: throw CommandFailure(.usage, "Nothing was set.")
            }
        }
    }
}
