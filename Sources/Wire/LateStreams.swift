/// Streams that are over, but whose client had credit for requests and may have used it before it read END: such late
/// messages still count for the connection's credit, and those of other streams never needed any.
///
/// A client counts a stream as open until it has read END, so no more of them can be under way than it may have open.
struct LateStreams: Sendable {
    private struct Entry: Sendable {
        let stream: StreamID
        var progress: RequestProgress
    }

    private var entries: [Entry] = []
    private var next = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// A stream is over whose client has not said that nothing follows.
    mutating func add(_ stream: StreamID, _ progress: RequestProgress) {
        let entry = Entry(stream: stream, progress: progress)
        if entries.count < capacity {
            entries.append(entry)
        } else {
            entries[next] = entry
            next = (next + 1) % capacity
        }
    }

    /// A MSG came for a stream that is over.
    mutating func messageReceived(_ stream: StreamID, _ flags: FrameFlags, byteCount: Int) -> RequestProgress.Step {
        guard let index = entries.firstIndex(where: { $0.stream == stream }) else { return RequestProgress.Step() }
        return entries[index].progress.messageReceived(flags, byteCount: byteCount)
    }
}
