import EventLoop

/// The event loop that tests share which don't need one of their own.
public enum TestLoop {
    /// Runs until the process ends.
    public static let shared = make()

    /// A loop; a process that can't have one can't test either.
    public static func make() -> EventLoop {
        do { return try EventLoop() } catch { preconditionFailure("no event loop: \(error)") }
    }
}
