import Model

/// A watch that waits for an event or for a time.
struct FeedWaiter: Sendable {
    let filter: WatchFilter
    /// Nothing up to this revision concerns the watch.
    var seenThrough: Int64
    /// The tick at which it wants to be woken in any case.
    let until: Int
    let continuation: CheckedContinuation<Int64, Never>

    /// Goes on, with the revision up to which nothing concerned it.
    func wake() { continuation.resume(returning: seenThrough) }
}
