/// The name of an organisation, an app or a database: `[a-z]([a-z0-9-]{0,38}[a-z0-9])?` without `--`.
///
/// Names are for people. They never become part of a path, of an SQL identifier or of a URL to an engine.
public struct Name: Hashable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let rawValue: String

    /// What is allowed, for error messages.
    public static let grammar =
        "1 to 40 characters: lower-case letters, digits and single hyphens; it starts with a letter and ends with a "
        + "letter or a digit"

    /// Checks the bytes of the whole text; `nil` unless they match the grammar.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...40).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return nil }
        guard Self.isLetter(first), last != Self.hyphen else { return nil }
        var previous = first
        for byte in bytes {
            guard Self.isLetter(byte) || Self.isDigit(byte) || byte == Self.hyphen else { return nil }
            if byte == Self.hyphen, previous == Self.hyphen { return nil }
            previous = byte
        }
        rawValue = text
    }

    /// The name.
    public var description: String { rawValue }

    private static let hyphen = UInt8(ascii: "-")

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
