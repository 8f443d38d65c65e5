import Messages

/// A streaming call whose handler has returned and left a producer of its responses behind: it has no task until there is
/// something to do that takes one. Belongs to the loop's thread, apart from its waking.
final class FollowedStream: ResponseWaker, @unchecked Sendable {
    private enum State {
        /// The producer wakes it, or it has been woken.
        case waiting
        /// The connection has no room, or the caller has given no credit, for the last response.
        case stuck([UInt8])
        /// A step is under way: for the producer's work there is a task.
        case busy
        case over
    }

    // Let go by the call when that is over.
    private let call: ServerCall
    private let producer: any ResponseProducer
    private var state = State.busy
    /// The response that the producer gave last has not gone.
    private var isUnsent = false

    init(_ call: ServerCall, _ producer: any ResponseProducer) {
        self.call = call
        self.producer = producer
    }

    // MARK: What happens

    /// The producer has something; from any thread.
    func wake() { call.connection.core.woken.put(call) }

    /// Its turn after it was woken.
    func goOn() {
        guard case .waiting = state else { return }
        advance()
    }

    /// There may be room for the response that waits.
    func roomCame() {
        guard case .stuck(let response) = state else { return }
        do { if try sends(response) { advance() } } catch { end(error) }
    }

    /// The call was cancelled: it ends soon, but not within the caller's step.
    func cancel() {
        switch state {
        case .busy, .over: break
        case .waiting: producer.unpark()
        case .stuck:
            state = .waiting
            wake()
        }
    }

    // MARK: Steps

    /// Sends what the producer gives, as far as credit and room go.
    func advance() {
        state = .busy
        do {
            while true {
                guard !call.isCancelled else { throw CancellationError() }
                switch try producer.next() {
                case .response(let response):
                    isUnsent = true
                    guard try sends(response) else { return }
                case .work: return call.connection.core.ready.put(call)
                case .wait:
                    state = .waiting
                    if producer.park(self) { return }
                    state = .busy
                }
            }
        } catch {
            end(error)
        }
    }

    /// Has the producer do what takes a task: the current one.
    nonisolated(nonsending) func work() async {
        do {
            if call.isCancelled { throw CancellationError() }
            try await producer.work()
            call.hasStopped()
            advance()
        } catch {
            call.hasStopped()
            end(error)
        }
    }

    private func sends(_ response: [UInt8]) throws -> Bool {
        guard try call.connection.sendNow(response, call) else {
            state = .stuck(response)
            return false
        }
        isUnsent = false
        return true
    }

    /// The call is over.
    func end(_ error: any Error) {
        if case .over = state { return }
        state = .over
        producer.ended(isUnsent: isUnsent)
        call.followingEnded(error)
    }
}
