/// A watch that is about to go on.
struct FeedWaiter: Sendable {
    let continuation: CheckedContinuation<Int64, Never>
    /// Nothing up to this revision concerns the watch.
    let seenThrough: Int64

    /// Goes on, with the revision up to which nothing concerned it.
    func wake() { continuation.resume(returning: seenThrough) }
}
