/// Bounds how often one caller gets a connection string of one database: a stolen token then can't be used to read them
/// without end, and the audit log isn't filled by a program that asks in a loop.
public struct RevealLimiter: Sendable {
    /// How many at once, and how long until the next.
    public struct Rate: Sendable {
        /// How many at once; at least 1.
        public var burst: Int
        /// After that, one each time that this has passed.
        public var interval: Duration

        /// By default 20, and then one every 3 seconds.
        public init(burst: Int = 20, interval: Duration = .seconds(3)) {
            self.burst = max(1, burst)
            self.interval = interval
        }
    }

    struct Key: Hashable {
        var org: String
        var caller: String
        var database: String
    }

    private let rate: Rate
    private let most: Int
    /// When each would have all of its burst again; those that have are forgotten.
    private var full: [Key: ContinuousClock.Instant] = [:]

    /// - Parameter most: callers and databases that are told apart; when there are more, further ones share one limit.
    init(_ rate: Rate = Rate(), most: Int = 4096) {
        self.rate = rate
        self.most = most
    }

    /// Somebody asks.
    ///
    /// - Returns: how long it has to wait; `nil` = it gets what it asks for.
    mutating func wait(for wanted: Key, at now: ContinuousClock.Instant) -> Duration? {
        if full.count >= most { full = full.filter { $0.value > now } }
        let isKnown = full[wanted] != nil || full.count < most
        let key = isKnown ? wanted : Key(org: "", caller: "", database: "")
        let next = max(full[key] ?? now, now) + rate.interval
        let excess = next - now - rate.interval * rate.burst
        guard excess <= .zero else { return excess }
        full[key] = next
        return nil
    }
}
