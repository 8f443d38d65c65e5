import Messages
import Synchronization

/// The streams that callers' readers share. Nothing is shared between callers: what one may see, the daemon says.
final class SharedStreams: Sendable {
    private struct Readers {
        /// Readers of the key, whether they share the stream or not.
        var count = 0
        var stream: SharedStream?
    }

    private let capacity: Int
    private let keys = Mutex<[StreamKey: Readers]>([:])

    /// - Parameter capacity: events that one stream keeps in memory for those of its readers that are behind.
    init(capacity: Int = 128) { self.capacity = capacity }

    /// One reader more; as long as it is the only one of its key, it has nobody to share with.
    func enter(_ key: StreamKey) { keys.withLock { $0[key, default: Readers()].count += 1 } }

    /// One reader less.
    func leave(_ key: StreamKey) {
        keys.withLock { keys in
            keys[key]?.count -= 1
            if keys[key]?.count == 0 { keys[key] = nil }
        }
    }

    /// The stream that a reader at a place can go on with.
    ///
    /// - Returns: the stream and the reader's number in it; `nil` for a reader that is alone, or behind the others.
    func join(_ key: StreamKey, at place: DatabasesV1.Position) -> (stream: SharedStream, reader: Int)? {
        keys.withLock { keys in
            guard let readers = keys[key] else { return nil }
            if let stream = readers.stream, !stream.isOver { return stream.enter(at: place).map { (stream, $0) } }
            guard readers.count > 1 else { return nil }
            let stream = SharedStream(after: place, capacity: capacity)
            keys[key]?.stream = stream
            return stream.enter(at: place).map { (stream, $0) }
        }
    }

    /// A reader does not follow the stream any more.
    func leave(_ key: StreamKey, _ stream: SharedStream, reader: Int) {
        keys.withLock { keys in
            if stream.leave(reader), keys[key]?.stream === stream { keys[key]?.stream = nil }
        }
    }

    /// How many keys there are with readers, and how many of them share a stream.
    var counts: (keys: Int, shared: Int) {
        keys.withLock { keys in (keys.count, keys.values.count { $0.stream != nil }) }
    }
}
