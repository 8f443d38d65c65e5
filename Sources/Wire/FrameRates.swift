/// How many frames of a kind a peer may still send: a bucket that fills up with time.
struct FrameBucket: Equatable, Sendable {
    private let size: UInt32
    private let nanosecondsForOne: UInt64
    private var left: UInt32
    private var filledAt: UInt64?

    /// A full bucket.
    init(size: UInt32, perSecond: UInt64) {
        self.size = size
        nanosecondsForOne = 1_000_000_000 / max(1, perSecond)
        left = size
    }

    /// Whether another frame may come at `now`, in nanoseconds of a clock that never goes back.
    mutating func take(now: UInt64) -> Bool {
        if left == 0 { fill(now) }
        guard left > 0 else { return false }
        // The clock of a full bucket stands still, so that it starts with the first frame.
        if left == size { filledAt = now }
        left -= 1
        return true
    }

    /// Adds frames that the receiver itself has given cause for.
    mutating func add(_ count: UInt32) { left = count > size - left ? size : left + count }

    private mutating func fill(_ now: UInt64) {
        guard let before = filledAt, now > before else { return }
        let count = (now - before) / nanosecondsForOne
        left = UInt32(min(UInt64(size - left), count) + UInt64(left))
        filledAt = before + count * nanosecondsForOne
    }
}

/// Counts the frames of one peer that cost their receiver work and their sender nothing.
public struct FrameRates: Equatable, Sendable {
    private var pings = FrameBucket(size: 128, perSecond: 32)
    private var cancels = FrameBucket(size: 2_048, perSecond: 1_024)
    private var credits = FrameBucket(size: 1_024, perSecond: 128)
    private var extensions = FrameBucket(size: 1_024, perSecond: 128)
    private var countedMessages: UInt64 = 0

    /// Nothing has come yet.
    public init() {}

    /// A frame came.
    ///
    /// - Parameters:
    ///   - now: nanoseconds of a clock that never goes back.
    ///   - messagesWritten: how many MSG frames the receiver has sent on the connection so far.
    /// - Throws: `tooManyFrames`.
    public mutating func frameReceived(
        _ type: FrameType, now: UInt64, messagesWritten: UInt64
    ) throws(ConnectionError) {
        let isWithin: Bool
        switch type {
        case .ping, .goAway: isWithin = pings.take(now: now)
        case .cancel: isWithin = cancels.take(now: now)
        case .credit:
            credits.add(UInt32(clamping: max(messagesWritten, countedMessages) - countedMessages))
            countedMessages = messagesWritten
            isWithin = credits.take(now: now)
        default: isWithin = !type.isExtension || extensions.take(now: now)
        }
        guard isWithin else {
            throw ConnectionError(.tooManyFrames, "more frames of type \(type.rawValue) than the protocol allows")
        }
    }

    /// The receiver sent a PING, which the peer will answer.
    public mutating func pingSent() { pings.add(1) }
}
