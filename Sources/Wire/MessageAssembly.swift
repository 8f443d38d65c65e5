/// Puts one message together from its fragments, within a limit.
struct MessageAssembly: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var isComplete = false

    /// Appends a fragment; whether the message is still within the limit.
    mutating func append(_ fragment: RawSpan, isLast: Bool, limit: UInt32) -> Bool {
        guard fragment.byteCount <= Int(limit) - bytes.count else { return false }
        fragment.withUnsafeBytes { bytes.append(contentsOf: $0) }
        isComplete = isLast
        return true
    }

    /// Begins with a fragment whose size was looked at before.
    mutating func begin(_ fragment: RawSpan) { fragment.withUnsafeBytes { bytes = [UInt8]($0) } }

    /// The message, which is not kept.
    mutating func take() -> [UInt8] {
        defer { self = MessageAssembly() }
        return bytes
    }

    /// Whether nothing of the message has come yet.
    var isEmpty: Bool { bytes.isEmpty && !isComplete }
}
