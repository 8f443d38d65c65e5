/// One line that is typed without being shown.
struct SecretLine: Equatable {
    /// What a byte has done to the line.
    enum Progress: Equatable {
        case goesOn
        case complete
        case interrupted
    }

    private(set) var bytes: [UInt8] = []

    mutating func typed(_ byte: UInt8) -> Progress {
        switch byte {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"), Self.endOfInput: return .complete
        case Self.interrupt, Self.quit: return .interrupted
        case Self.backspace, Self.delete: removeCharacter()
        case Self.kill: bytes = []
        default: bytes.append(byte)
        }
        return .goesOn
    }

    private mutating func removeCharacter() {
        // A character's later bytes in UTF-8 are 10xxxxxx.
        while let last = bytes.popLast(), last & 0xc0 == 0x80 {}
    }

    // What terminals send for Ctrl-C, Ctrl-D, Ctrl-H, Ctrl-U, Ctrl-\ and the key of deletion.
    private static let interrupt: UInt8 = 0x03
    private static let endOfInput: UInt8 = 0x04
    private static let backspace: UInt8 = 0x08
    private static let kill: UInt8 = 0x15
    private static let quit: UInt8 = 0x1c
    private static let delete: UInt8 = 0x7f
}
