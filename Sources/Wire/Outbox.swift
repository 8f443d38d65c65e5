/// What a side has still to write, in the order in which it has to go: frames of the connection first, then frames
/// that begin or end calls, then messages, round-robin over the streams a slice at a time. Within a stream the order
/// is that of the calls made here.
///
/// Messages of streams wait here for the connection's credit; they hold up their own stream, and no other.
public struct Outbox: Sendable {
    var control: [UInt8] = []
    var prompt: [UInt8] = []
    /// Where in `prompt` the time that a caller still waits has to be set, and when it stops waiting.
    var deadlines: [(offset: Int, moment: UInt64)] = []
    var bulk: [StreamID: OutboxQueue] = [:]
    /// Streams with messages that may go, the next one first.
    var turns: [StreamID] = []
    /// Streams whose next frame the connection's credit did not cover.
    var waiting: [StreamID] = []
    var connectionCredit = SendCredit(.connectionMinimum)
    /// Bytes in `bulk` that need no credit, and that do.
    var freeByteCount = 0
    var paidByteCount = 0

    /// Payload bytes of a frame that the peer accepts; its HELLO raises it.
    public var frameBytes: Int

    /// MSG frames that were put into buffers so far.
    public internal(set) var messagesWritten: UInt64 = 0

    /// The last frame was added.
    private var isSealed = false

    /// Shown each frame when it is put into a buffer: header, metadata, message.
    public var onFrame: (@Sendable (FrameHeader, [UInt8], [UInt8]) -> Void)?

    /// An empty outbox, with the connection's credit that every HELLO grants at least.
    public init(frameBytes: UInt32 = Limits.minimum.frameBytes) { self.frameBytes = Int(frameBytes) }

    /// Bytes that wait, headers of fragments to come apart.
    public var byteCount: Int { control.count + prompt.count + freeByteCount + paidByteCount }

    /// Those of them that could be written now, as far as the connection's credit goes. A side that reads nothing while
    /// much waits for its peer must count these alone: it would never read the credit that the others need.
    public var writableByteCount: Int {
        let paid = turns.isEmpty ? 0 : min(paidByteCount, Int(connectionCredit.left.bytes))
        return control.count + prompt.count + freeByteCount + paid
    }

    /// Whether nothing waits.
    public var isEmpty: Bool { control.isEmpty && prompt.isEmpty && bulk.isEmpty }

    // MARK: The connection's credit

    /// The peer's HELLO came, which raises the credit that every HELLO grants.
    public mutating func setConnectionCredit(_ credit: Credit) {
        let minimum = Credit.connectionMinimum
        let raise = Credit(
            messages: max(credit.messages, minimum.messages) - minimum.messages,
            bytes: max(credit.bytes, minimum.bytes) - minimum.bytes)
        if raise != .zero { _ = grantConnection(raise) }
    }

    /// CREDIT came for the connection; whether it was acceptable: not of nothing, and no more than can be counted.
    public mutating func grantConnection(_ credit: Credit) -> Bool {
        guard connectionCredit.grant(credit) else { return false }
        turns.append(contentsOf: waiting)
        waiting.removeAll(keepingCapacity: true)
        return true
    }

    // MARK: Frames

    /// Adds a frame of the connection (stream 0), which has to fit into one frame.
    public mutating func addControl(
        _ type: FrameType, flags: FrameFlags = [], metadata: [UInt8] = [], message: [UInt8] = []
    ) {
        guard !isSealed else { return }
        Self.encode(type, 0, flags, metadata, message[...], into: &control)
    }

    /// Adds the connection's last frame, a GOAWAY with an error: messages that wait are forgotten, other frames go before
    /// it, and what is added later does not go.
    public mutating func addLast(metadata: [UInt8]) {
        guard !isSealed else { return }
        bulk = [:]
        turns = []
        waiting = []
        (freeByteCount, paidByteCount) = (0, 0)
        Self.encode(.goAway, 0, [], metadata, [], into: &prompt)
        isSealed = true
    }

    /// Adds bytes that go before everything else: the preface.
    public mutating func addPreface() { control.append(contentsOf: Preface.bytes) }

    /// Adds the OPEN of a call. A request that is too long for one frame follows in fragments.
    ///
    /// - Parameters:
    ///   - deadline: moment in nanoseconds when the caller stops waiting. What is left of it when the frame is written
    ///     goes into the bytes 1 to 8 of the metadata, where the encoded message has room for it; `nil` = the metadata
    ///     goes as it is.
    ///   - request: the first request; `nil` = none, which the metadata has to say too.
    ///   - isLast: there is no further request.
    public mutating func addOpen(
        _ stream: StreamID, metadata: [UInt8], deadline: UInt64?, request: [UInt8]?, isLast: Bool
    ) {
        guard !isSealed else { return }
        if let deadline, metadata.count > 8 {
            deadlines.append((prompt.count + FrameHeader.byteCount + 1, deadline))
        }
        let lastFlags: FrameFlags = isLast ? .endStream : []
        let request = request ?? []
        let room = frameBytes - metadata.count
        guard request.count > room else {
            Self.encode(.open, stream, lastFlags, metadata, request[...], into: &prompt)
            return
        }
        Self.encode(.open, stream, .more, metadata, request[..<room], into: &prompt)
        addBulk(OutboxItem(type: .message, flags: lastFlags, message: request, offset: room), stream)
    }

    /// Adds a message of a stream, which needs the connection's credit; its stream's is the caller's business.
    ///
    /// - Parameter isLast: no further message follows (END_STREAM).
    public mutating func addMessage(_ stream: StreamID, _ message: [UInt8], isLast: Bool = false) {
        // An empty frame with END_STREAM would be the half-close alone, and no message.
        let isAlone = isLast && message.isEmpty
        addBulk(
            OutboxItem(
                type: .message, flags: isLast && !isAlone ? .endStream : [], message: message, needsCredit: true),
            stream)
        if isAlone { addHalfClose(stream) }
    }

    /// Adds the frame that says that no further message follows, and is none itself.
    public mutating func addHalfClose(_ stream: StreamID) {
        addBulk(OutboxItem(type: .message, flags: .endStream, message: []), stream)
    }

    /// Adds the end of a call, with the response of a unary one.
    public mutating func addEnd(_ stream: StreamID, metadata: [UInt8], response: [UInt8] = []) {
        guard !isSealed else { return }
        guard bulk[stream] == nil, metadata.count + response.count <= frameBytes else {
            addBulk(OutboxItem(type: .end, flags: [], metadata: metadata, message: response), stream)
            return
        }
        Self.encode(.end, stream, [], metadata, response[...], into: &prompt)
    }

    /// Adds a CANCEL and forgets what the stream has still to send.
    public mutating func addCancel(_ stream: StreamID, metadata: [UInt8]) {
        guard !isSealed else { return }
        discard(stream)
        Self.encode(.cancel, stream, [], metadata, [], into: &prompt)
    }

    /// Adds a CREDIT for a stream.
    public mutating func addCredit(_ stream: StreamID, metadata: [UInt8]) {
        guard !isSealed else { return }
        Self.encode(.credit, stream, [], metadata, [], into: &prompt)
    }

    /// Forgets the messages of a stream that have not begun to go, and the rest of the one that has.
    public mutating func discard(_ stream: StreamID) {
        guard !bulk.isEmpty, let queue = bulk.removeValue(forKey: stream) else { return }
        for item in queue.items { count(-item.byteCount, item) }
        turns.removeAll { $0 == stream }
        waiting.removeAll { $0 == stream }
    }

    private mutating func addBulk(_ item: OutboxItem, _ stream: StreamID) {
        guard !isSealed else { return }
        count(item.byteCount, item)
        guard bulk[stream]?.append(item) == nil else { return }
        bulk[stream] = OutboxQueue(item)
        turns.append(stream)
    }

    mutating func count(_ byteCount: Int, _ item: OutboxItem) {
        if item.needsCredit { paidByteCount += byteCount } else { freeByteCount += byteCount }
    }
}
