/// What a side has still to write, in the order in which it has to go: frames of the connection first, then frames
/// that begin or end calls, then messages, round-robin over the streams a slice at a time. Within a stream the order
/// is that of the calls made here.
public struct Outbox: Sendable {
    private struct Item: Sendable {
        let type: FrameType
        let flags: FrameFlags
        let metadata: [UInt8]
        let message: [UInt8]
        var offset = 0

        var byteCount: Int { FrameHeader.byteCount + metadata.count + message.count - offset }
    }

    private var control: [UInt8] = []
    private var prompt: [UInt8] = []
    private var bulk: [StreamID: [Item]] = [:]
    private var turns: [StreamID] = []
    private var bulkByteCount = 0

    /// Payload bytes of a frame that the peer accepts; its HELLO raises it.
    public var frameBytes: Int

    /// An empty outbox.
    public init(frameBytes: UInt32 = Limits.minimum.frameBytes) { self.frameBytes = Int(frameBytes) }

    /// Bytes that wait, headers of fragments to come apart.
    public var byteCount: Int { control.count + prompt.count + bulkByteCount }

    /// Whether nothing waits.
    public var isEmpty: Bool { control.isEmpty && prompt.isEmpty && turns.isEmpty }

    /// Adds a frame of the connection (stream 0), which has to fit into one frame.
    public mutating func addControl(
        _ type: FrameType, flags: FrameFlags = [], metadata: [UInt8] = [], message: [UInt8] = []
    ) {
        Self.encode(type, 0, flags, metadata, message[...], into: &control)
    }

    /// Adds bytes that go before everything else: the preface.
    public mutating func addPreface() { control.append(contentsOf: Preface.bytes) }

    /// Adds the OPEN of a call whose request is complete; a request that is too long for one frame follows in
    /// fragments.
    public mutating func addOpen(_ stream: StreamID, metadata: [UInt8], request: [UInt8]) {
        let room = frameBytes - metadata.count
        guard request.count > room else {
            Self.encode(.open, stream, .endStream, metadata, request[...], into: &prompt)
            return
        }
        Self.encode(.open, stream, .more, metadata, request[..<room], into: &prompt)
        addBulk(Item(type: .message, flags: .endStream, metadata: [], message: request, offset: room), stream)
    }

    /// Adds a message of a streaming call.
    public mutating func addMessage(_ stream: StreamID, _ message: [UInt8]) {
        addBulk(Item(type: .message, flags: [], metadata: [], message: message), stream)
    }

    /// Adds the end of a call, with the response of a unary one.
    public mutating func addEnd(_ stream: StreamID, metadata: [UInt8], response: [UInt8] = []) {
        guard bulk[stream] == nil, metadata.count + response.count <= frameBytes else {
            addBulk(Item(type: .end, flags: [], metadata: metadata, message: response), stream)
            return
        }
        Self.encode(.end, stream, [], metadata, response[...], into: &prompt)
    }

    /// Adds a CANCEL and forgets what the stream has still to send.
    public mutating func addCancel(_ stream: StreamID, metadata: [UInt8]) {
        discard(stream)
        Self.encode(.cancel, stream, [], metadata, [], into: &prompt)
    }

    /// Adds a CREDIT for a stream.
    public mutating func addCredit(_ stream: StreamID, metadata: [UInt8]) {
        Self.encode(.credit, stream, [], metadata, [], into: &prompt)
    }

    /// Forgets the messages of a stream that have not begun to go, and the rest of the one that has.
    public mutating func discard(_ stream: StreamID) {
        guard let items = bulk.removeValue(forKey: stream) else { return }
        bulkByteCount -= items.reduce(0) { $0 + $1.byteCount }
        turns.removeAll { $0 == stream }
    }

    /// Replaces the contents of a buffer by what has to be written next: about `byteCount` bytes, whole frames.
    public mutating func fill(_ buffer: inout [UInt8], byteCount: Int) {
        buffer.removeAll(keepingCapacity: true)
        swap(&buffer, &control)
        if buffer.isEmpty {
            swap(&buffer, &prompt)
        } else {
            buffer.append(contentsOf: prompt)
            prompt.removeAll(keepingCapacity: true)
        }
        var next = 0
        while buffer.count < byteCount, !turns.isEmpty {
            if next >= turns.count { next = 0 }
            if takeSlice(of: turns[next], into: &buffer) { next += 1 } else { turns.remove(at: next) }
        }
        // The stream whose turn it would be comes first the next time.
        if next > 0, next < turns.count { turns = Array(turns[next...] + turns[..<next]) }
    }

    private mutating func addBulk(_ item: Item, _ stream: StreamID) {
        bulkByteCount += item.byteCount
        if bulk[stream, default: []].isEmpty { turns.append(stream) }
        bulk[stream, default: []].append(item)
    }

    /// Encodes one frame of a stream; whether the stream has more.
    private mutating func takeSlice(of stream: StreamID, into buffer: inout [UInt8]) -> Bool {
        guard var items = bulk.removeValue(forKey: stream), let item = items.first else { return false }
        let rest = item.message.count - item.offset
        if item.metadata.count + rest <= frameBytes {
            bulkByteCount -= item.byteCount
            Self.encode(item.type, stream, item.flags, item.metadata, item.message[item.offset...], into: &buffer)
            items.removeFirst()
        } else {
            let slice = min(rest, frameBytes)
            let end = item.offset + slice
            bulkByteCount -= slice
            Self.encode(.message, stream, .more, [], item.message[item.offset..<end], into: &buffer)
            items[0].offset = end
        }
        guard !items.isEmpty else { return false }
        bulk[stream] = items
        return true
    }

    private static func encode(
        _ type: FrameType, _ stream: StreamID, _ flags: FrameFlags, _ metadata: [UInt8], _ message: ArraySlice<UInt8>,
        into bytes: inout [UInt8]
    ) {
        FrameHeader(
            length: UInt32(metadata.count + message.count), stream: stream, type: type, flags: flags,
            metadataLength: UInt16(metadata.count)
        ).encode(into: &bytes)
        bytes.append(contentsOf: metadata)
        bytes.append(contentsOf: message)
    }
}
