/// Waits for a watch that is stepped through by hand.
public protocol WatchWaker: AnyObject, Sendable {
    /// The watch may have something. From any thread.
    func wake()
}
