/// Keeps a client within the rate at which it may send CANCEL: what is too much waits for its turn.
///
/// It allows half of what the protocol does, since what was written at even intervals may arrive in a heap.
public struct ClientCancels: Sendable {
    private var bucket = FrameBucket(size: 1_024, perSecond: 512)
    private var postponed: [(stream: StreamID, code: UInt32)] = []

    /// None was sent yet.
    public init() {}

    /// Whether a CANCEL may go at once; if not it is remembered.
    ///
    /// - Parameter now: nanoseconds of a clock that never goes back.
    public mutating func mayCancel(_ stream: StreamID, code: UInt32, now: UInt64) -> Bool {
        if postponed.isEmpty && bucket.take(now: now) { return true }
        postponed.append((stream, code))
        return false
    }

    /// Whether some wait.
    public var hasPostponed: Bool { !postponed.isEmpty }

    /// Takes those that may go now.
    public mutating func due(now: UInt64) -> [(stream: StreamID, code: UInt32)] {
        var count = 0
        while count < postponed.count, bucket.take(now: now) { count += 1 }
        defer { postponed.removeFirst(count) }
        return Array(postponed[..<count])
    }
}
