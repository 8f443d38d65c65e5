/// Something that sleeps in a feed's seat.
protocol FeedSleeper: AnyObject, Sendable {
    /// Goes on; nothing up to a revision concerned it.
    func wake(through revision: Int64)
}

/// A watch that is about to go on.
struct FeedWaiter: Sendable {
    let sleeper: any FeedSleeper
    /// Nothing up to this revision concerns the watch.
    let seenThrough: Int64

    /// Goes on, with the revision up to which nothing concerned it.
    func wake() { sleeper.wake(through: seenThrough) }
}
