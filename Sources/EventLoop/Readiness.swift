import CEventLoop

/// What a descriptor is watched for, and what it turned out to be ready for.
public struct Readiness: OptionSet, Sendable {
    /// Bits as the shim passes them.
    public let rawValue: UInt32

    /// A set by its bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// There are bytes, or the end of input.
    public static let readable = Readiness(rawValue: UInt32(CEL_READABLE))
    /// A write would take some bytes.
    public static let writable = Readiness(rawValue: UInt32(CEL_WRITABLE))
    /// The peer is gone or the descriptor has an error; always reported, whether asked for or not.
    public static let hangup = Readiness(rawValue: UInt32(CEL_HANGUP))
}
