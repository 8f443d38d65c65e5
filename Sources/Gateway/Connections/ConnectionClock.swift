/// Says until when a client has to have done its part, so that none holds a connection by being slow. Time is an argument.
struct ConnectionClock {
    typealias Instant = ContinuousClock.Instant

    /// How long a client may take.
    struct Limits: Equatable, Sendable {
        /// From a request's first byte to the end of its head.
        var head: Duration
        /// From a request's first byte to its last, whether or not anybody reads it.
        var request: Duration
        /// While bytes of an answer wait that it doesn't take.
        var stall: Duration
    }

    private enum Phase: Equatable {
        /// Between two requests; how long that may be is the idle limit's matter.
        case between
        case head(since: Instant)
        case body(since: Instant)
    }

    private let limits: Limits
    private var phase = Phase.between
    private var stalledSince: Instant?

    init(_ limits: Limits) { self.limits = limits }

    /// Bytes have come, whatever they are.
    mutating func bytesReceived(at now: Instant) {
        if phase == .between { phase = .head(since: now) }
    }

    /// A head is complete.
    mutating func headReceived(at now: Instant) {
        if case .head(let since) = phase { phase = .body(since: since) } else { phase = .body(since: now) }
    }

    /// A request is complete.
    mutating func requestReceived() { phase = .between }

    /// There is room for more of the answer, or none any more.
    mutating func writabilityChanged(_ isWritable: Bool, at now: Instant) {
        stalledSince = isWritable ? nil : stalledSince ?? now
    }

    /// When the client's time is over; `nil` = nothing is expected of it.
    var deadline: Instant? {
        let reading: Instant? =
            switch phase {
            case .between: nil
            case .head(let since): since + limits.head
            case .body(let since): since + limits.request
            }
        let writing = stalledSince.map { $0 + limits.stall }
        return [reading, writing].compactMap { $0 }.min()
    }

    /// Whether the client's time is over.
    func isOver(at now: Instant) -> Bool { deadline.map { $0 <= now } ?? false }
}
