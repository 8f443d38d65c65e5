/// How the feed behaves.
public struct FeedConfiguration: Equatable, Sendable {
    /// Events kept in memory for all watches together; at least 1.
    public var ringCapacity: Int
    /// Events or fewer that one watch reads from the store, or takes from memory, at once; at least 1. While its client
    /// does not read, a watch holds as many.
    public var batch: Int
    /// The unit of the intervals that follow: they are kept to within one tick.
    public var tick: Duration
    /// How often new events are looked for although nobody has told of any.
    public var pollInterval: Duration
    /// How long a watch delivers nothing, at most, before it tells its position.
    public var bookmarkInterval: Duration
    /// How often it is looked at whom the tokens of the watches' callers speak for.
    public var recheckInterval: Duration
    /// How often history is removed.
    public var compactionInterval: Duration
    /// How much history is kept.
    public var retention: HistoryRetention

    /// A configuration with the defaults of a daemon.
    public init(
        ringCapacity: Int = 4096, batch: Int = 64, tick: Duration = .milliseconds(250),
        pollInterval: Duration = .seconds(2), bookmarkInterval: Duration = .seconds(15),
        recheckInterval: Duration = .seconds(5), compactionInterval: Duration = .seconds(600),
        retention: HistoryRetention = HistoryRetention()
    ) {
        self.ringCapacity = max(ringCapacity, 1)
        self.batch = max(batch, 1)
        self.tick = max(tick, .milliseconds(1))
        self.pollInterval = pollInterval
        self.bookmarkInterval = bookmarkInterval
        self.recheckInterval = recheckInterval
        self.compactionInterval = compactionInterval
        self.retention = retention
    }

    /// An interval in ticks, at least one.
    func ticks(_ interval: Duration) -> Int {
        let ticks = (interval / tick).rounded(.up)
        return ticks >= 1 ? Int(min(ticks, 1e9)) : 1
    }
}
