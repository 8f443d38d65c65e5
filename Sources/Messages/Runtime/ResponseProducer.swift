/// The responses of a call that come when they come, perhaps after hours: what a handler leaves behind instead of a task
/// that waits for them. One after the other uses it, never two at once.
public protocol ResponseProducer: AnyObject, Sendable {
    /// What comes now. Not asked before the response that it gave last was sent.
    ///
    /// - Throws: what the call ends with.
    func next() throws -> ResponseStep

    /// Does what can't be done at once; the next step is asked for afterwards.
    ///
    /// - Throws: what the call ends with.
    func work() async throws

    /// Notes whom to wake, once, when there is a next step.
    ///
    /// - Returns: `false` when there is one already: then nobody is woken.
    func park(_ waker: any ResponseWaker) -> Bool

    /// Wakes who is parked, if anybody is. From any thread.
    func unpark()

    /// The call is over: the last moment for trailers.
    ///
    /// - Parameter isUnsent: the response that it gave last was not sent.
    func ended(isUnsent: Bool)
}

/// What a producer of responses wants.
public enum ResponseStep: Sendable {
    /// This is to be sent, encoded as it is.
    case response([UInt8])
    /// Its `work` is to be done.
    case work
    /// There is nothing until it wakes.
    case wait
}

/// Waits for a producer.
public protocol ResponseWaker: AnyObject, Sendable {
    /// There may be a next step. From any thread.
    func wake()
}
