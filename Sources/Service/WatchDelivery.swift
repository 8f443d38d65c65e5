import Control
import Messages
import Model

/// The messages of one watch, as a connection asks for them.
final class WatchDelivery: @unchecked Sendable {
    private let session: Control.EventSession
    private let events: EncodedEvents
    private let trailers: CallTrailers
    /// Where the watch could be continued before the message that was taken last.
    private var before: Position?
    /// There while the watch waits.
    private var waker: (any ResponseWaker)?

    init(_ watch: Control.Events, events: EncodedEvents, trailers: CallTrailers) {
        session = watch.makeSession()
        self.events = events
        self.trailers = trailers
    }
}

extension WatchDelivery: ResponseProducer {
    /// The next message, if there is one.
    func next() throws -> ResponseStep {
        before = session.position
        switch try session.step() {
        case .deliver(let event): return .response(try events.bytes(of: event))
        case .work: return .work
        case .wait: return .wait
        }
    }

    /// Reads the store, or finds out whether the caller may see more.
    func work() async throws { try await session.work() }

    /// Has somebody woken when the watch goes on.
    func park(_ waker: any ResponseWaker) -> Bool {
        self.waker = waker
        let isParked = session.park(self)
        if !isParked { self.waker = nil }
        return isParked
    }

    /// Wakes who waits.
    func unpark() { session.unpark() }

    /// Says where the watch can be continued, if anywhere.
    func ended(isUnsent: Bool) {
        guard let position = isUnsent ? before : session.position else { return }
        trailers.add(CallMetadata("watch-position", "\(position.epoch):\(position.revision)"))
    }
}

extension WatchDelivery: Control.EventWaker {
    func wake() {
        let waker = self.waker
        self.waker = nil
        waker?.wake()
    }
}
