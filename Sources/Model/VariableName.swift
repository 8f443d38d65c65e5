/// The name of a variable in an app's environment: `[A-Za-z_][A-Za-z0-9_]{0,127}`.
///
/// What every shell and every language takes as a name. It holds neither `=` nor NUL, so that names and values can be
/// told apart in a process's environment.
public struct VariableName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let rawValue: String

    /// What is allowed, for error messages.
    public static let grammar =
        "1 to 128 characters: letters, digits and underscores; it does not start with a digit"

    /// The variable that the platform sets, unless a user has set it.
    public static let databaseURL = VariableName(known: "DATABASE_URL")

    /// Checks the bytes of the whole text; `nil` unless they match the grammar.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...128).contains(bytes.count), let first = bytes.first, !Self.isDigit(first) else { return nil }
        guard bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_") }) else { return nil }
        rawValue = text
    }

    private init(known text: String) { rawValue = text }

    /// The name.
    public var description: String { rawValue }

    /// Orders by bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
