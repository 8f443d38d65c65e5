/// A descriptor that an event loop watches. Belongs to the loop's thread.
public final class Registration {
    let loop: EventLoop
    let descriptor: Int32
    let token: UInt64
    let handler: (Readiness) -> Void

    /// What the descriptor is watched for at the moment.
    public private(set) var interest: Readiness

    init(
        loop: EventLoop, descriptor: Int32, token: UInt64, interest: Readiness, handler: @escaping (Readiness) -> Void
    ) {
        self.loop = loop
        self.descriptor = descriptor
        self.token = token
        self.interest = interest
        self.handler = handler
    }

    /// Watches for something else from now on.
    ///
    /// - Throws: `SystemFault` when the descriptor was closed in the meantime.
    public func update(to interest: Readiness) throws(SystemFault) {
        guard interest != self.interest else { return }
        try loop.update(self, to: interest)
        self.interest = interest
    }

    /// Stops watching; do this before the descriptor is closed.
    public func cancel() { loop.remove(self) }
}
