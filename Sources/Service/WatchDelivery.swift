import Control
import Messages
import Model

/// The messages of one watch. A class, so that a handler that waits keeps a reference and nothing more.
final class WatchDelivery: @unchecked Sendable {
    private let iterator: Control.Events.AsyncIterator
    private let events: EncodedEvents
    /// Where the watch could be continued before the message that was taken last; what was taken may not have been sent.
    private var before: Position?
    private var isTaken = false

    init(_ iterator: Control.Events.AsyncIterator, events: EncodedEvents) {
        self.iterator = iterator
        self.events = events
    }

    /// The next message, once the one before has been sent.
    func next() async throws -> [UInt8]? {
        isTaken = false
        before = iterator.position
        var iterator = iterator
        guard let event = try await iterator.next(isolation: #isolation) else { return nil }
        isTaken = true
        return try events.bytes(of: event)
    }

    /// Says where the watch can be continued, if anywhere.
    func addPosition(to trailers: CallTrailers) {
        guard let position = isTaken ? before : iterator.position else { return }
        trailers.add(CallMetadata("watch-position", "\(position.epoch):\(position.revision)"))
    }
}
