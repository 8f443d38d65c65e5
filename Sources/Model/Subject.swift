/// The name of a person in an organisation: `[a-z0-9]([a-z0-9._+@-]{0,62}[a-z0-9])?`.
public struct Subject: Hashable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let rawValue: String

    /// What is allowed, for error messages.
    public static let grammar =
        "1 to 64 characters: lower-case letters, digits and . _ - + @; a letter or a digit first and last"

    /// Checks the bytes of the whole text; `nil` unless they match the grammar.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...64).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return nil }
        guard Self.isLetterOrDigit(first), Self.isLetterOrDigit(last) else { return nil }
        guard bytes.allSatisfy({ Self.isLetterOrDigit($0) || Self.marks.contains($0) }) else { return nil }
        rawValue = text
    }

    /// The name.
    public var description: String { rawValue }

    private static let marks = Array("._-+@".utf8)

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
