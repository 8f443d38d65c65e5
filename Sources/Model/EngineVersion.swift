/// A major version of PostgreSQL, such as 16.
public struct EngineVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The major version's number.
    public let major: Int

    /// What a create gets that names no version.
    public static let standard = EngineVersion(major: 16)

    /// A version by its number; whether it is installed is for the engine to say.
    public init(major: Int) { self.major = major }

    /// Takes `"16"` as the API writes it; `nil` for anything but one to three digits without a leading zero.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard (1...3).contains(bytes.count), bytes.allSatisfy({ (48...57).contains($0) }), bytes[0] != 48,
            let major = Int(text)
        else { return nil }
        self.major = major
    }

    /// The number, in digits.
    public var description: String { String(major) }

    /// Orders by number.
    public static func < (left: Self, right: Self) -> Bool { left.major < right.major }
}
