/// How much of something has been fetched.
public struct TransferProgress: Equatable, Sendable {
    /// Bytes that are here.
    public var done: Int64
    /// Bytes that are wanted, as far as is known by now: it may grow.
    public var total: Int64

    /// So much of so much, in bytes.
    public init(done: Int64, total: Int64) {
        self.done = done
        self.total = total
    }
}
