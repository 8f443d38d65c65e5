import EventLoop

/// One timer for all calls of an end: it goes off no later than the first deadline, and then asks for the next.
///
/// A timer for each call would stay in the loop's heap long after most calls are done.
public final class DeadlineWatch {
    private let loop: EventLoop
    private var timer: Timer?
    private var due = UInt64.max
    private var onDue: ((_ now: UInt64) -> UInt64?)?

    /// A watch without a deadline yet.
    public init(on loop: EventLoop) { self.loop = loop }

    /// Sets what to do when a deadline may have passed: end what is due at `now`, and return the next deadline.
    public func start(_ onDue: @escaping (_ now: UInt64) -> UInt64?) { self.onDue = onDue }

    /// Takes a deadline into account, in nanoseconds of the monotonic clock.
    public func note(_ deadline: UInt64) {
        guard deadline < due else { return }
        timer?.cancel()
        due = deadline
        let now = EventLoop.now()
        timer = loop.schedule(after: .nanoseconds(Int64(clamping: deadline - min(now, deadline)))) {
            [weak self] in self?.passed()
        }
    }

    /// Forgets everything.
    public func stop() {
        timer?.cancel()
        onDue = nil
    }

    private func passed() {
        due = .max
        if let next = onDue?(EventLoop.now()) { note(next) }
    }
}
