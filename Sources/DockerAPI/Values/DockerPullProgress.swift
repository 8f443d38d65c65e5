/// How much of an image has been fetched, summed over its layers.
public struct DockerPullProgress: Equatable, Sendable {
    /// Bytes that are here, compressed.
    public var done: Int64
    /// Bytes that are wanted, as far as is known by now: it grows while layers are met.
    public var total: Int64

    /// So much of so much, in bytes.
    public init(done: Int64, total: Int64) {
        self.done = done
        self.total = total
    }
}
