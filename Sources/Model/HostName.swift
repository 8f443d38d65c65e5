/// The name of a machine that databases live on, as its operator or its kernel calls it.
public struct HostName: Hashable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let rawValue: String

    /// What is allowed, for error messages.
    public static let grammar =
        "1 to 64 characters: letters, digits, dots, hyphens and underscores; it starts and ends with a letter or a digit"

    /// Checks the bytes of the whole text; `nil` unless they match the grammar.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...64).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return nil }
        guard Self.isAlphanumeric(first), Self.isAlphanumeric(last) else { return nil }
        guard bytes.allSatisfy({ Self.isAlphanumeric($0) || Self.marks.contains($0) }) else { return nil }
        rawValue = text
    }

    /// The name.
    public var description: String { rawValue }

    private static let marks = Array(".-_".utf8)

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
