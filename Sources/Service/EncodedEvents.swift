import Messages
import Model
import Synchronization

/// The newest transitions as they travel, for the many watches that deliver the same one: each is encoded once for all
/// watches that have delivered the same event before it.
final class EncodedEvents: Sendable {
    private struct Entry {
        let position: Position
        let previous: Int64
        let bytes: [UInt8]
    }

    /// An event has its place by its revision; a newer one takes it.
    private let entries: Mutex<[Entry?]>

    init(capacity: Int = 64) { entries = Mutex(Array(repeating: nil, count: max(capacity, 1))) }

    /// The message of an event.
    ///
    /// - Throws: what the encoding throws.
    func bytes(of event: WatchEvent) throws -> [UInt8] {
        guard case .transition = event.kind else { return try DatabasesV1.WatchStatusResponse(event).encoded() }
        if let bytes = known(event) { return bytes }
        let bytes = try DatabasesV1.WatchStatusResponse(event).encoded()
        let entry = Entry(position: event.position, previous: event.previous, bytes: bytes)
        entries.withLock { $0[Self.place(event, of: $0.count)] = entry }
        return bytes
    }

    private func known(_ event: WatchEvent) -> [UInt8]? {
        entries.withLock { entries in
            guard let entry = entries[Self.place(event, of: entries.count)], entry.previous == event.previous,
                entry.position == event.position
            else { return nil }
            return entry.bytes
        }
    }

    private static func place(_ event: WatchEvent, of count: Int) -> Int {
        Int(truncatingIfNeeded: event.position.revision.magnitude % UInt64(count))
    }
}
