/// Identifies a database for ever; never used again, also not after a purge.
///
/// 16 characters of `a–z` and `2–7` (RFC 4648 base 32 in lower case): 80 random bits. Container, volume, directory
/// and process names are made from it, so it holds nothing that any of them would have to escape.
public struct DatabaseID: Hashable, Sendable, CustomStringConvertible {
    /// The identifier as it stands in the API.
    public let rawValue: String

    /// Number of characters.
    public static let length = 16

    static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    /// Takes an identifier that came from outside; `nil` unless it is well formed.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == Self.length, bytes.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
        rawValue = text
    }

    /// Makes a fresh identifier from a source of randomness.
    public init(using random: inout some RandomNumberGenerator) {
        let characters = (0..<Self.length).map { _ in Self.alphabet[Int(random.next(upperBound: UInt(32)))] }
        rawValue = String(decoding: characters, as: UTF8.self)
    }

    /// The identifier.
    public var description: String { rawValue }
}
