extension Outbox {
    private enum Slice { case more, last, waits }

    /// Replaces the contents of a buffer by what has to be written next: about `byteCount` bytes, whole frames. It stays
    /// empty when nothing waits, or when all that waits needs credit.
    ///
    /// - Parameter now: nanoseconds of the clock of the deadlines.
    public mutating func fill(_ buffer: inout [UInt8], byteCount: Int, now: UInt64) {
        buffer.removeAll(keepingCapacity: true)
        setDeadlines(now)
        swap(&buffer, &control)
        if buffer.isEmpty {
            swap(&buffer, &prompt)
        } else {
            buffer.append(contentsOf: prompt)
            prompt.removeAll(keepingCapacity: true)
        }
        if !turns.isEmpty { takeTurns(into: &buffer, byteCount: byteCount) }
        if let onFrame { Self.show(buffer, to: onFrame) }
    }

    private mutating func takeTurns(into buffer: inout [UInt8], byteCount: Int) {
        var next = 0
        while buffer.count < byteCount, !turns.isEmpty {
            if next >= turns.count { next = 0 }
            switch takeSlice(of: turns[next], into: &buffer) {
            case .more: next += 1
            case .last: turns.remove(at: next)
            case .waits: waiting.append(turns.remove(at: next))
            }
        }
        // The stream whose turn it would be comes first the next time.
        if next > 0, next < turns.count { turns = Array(turns[next...] + turns[..<next]) }
    }

    private mutating func setDeadlines(_ now: UInt64) {
        for (offset, moment) in deadlines {
            // A time that is over is sent as the shortest: zero would be none.
            let left = moment > now ? moment - now : 1
            prompt.withUnsafeMutableBytes {
                $0.storeBytes(of: left.littleEndian, toByteOffset: offset, as: UInt64.self)
            }
        }
        deadlines.removeAll(keepingCapacity: true)
    }

    /// Encodes one frame of a stream.
    private mutating func takeSlice(of stream: StreamID, into buffer: inout [UInt8]) -> Slice {
        guard let place = bulk.index(forKey: stream) else { return .last }
        let item = bulk.values[place].first
        let rest = item.message.count - item.offset
        let isWhole = item.metadata.count + rest <= frameBytes
        var slice = isWhole ? rest : min(rest, frameBytes)
        if item.needsCredit {
            guard let covered = connectionCredit.takeFrame(upTo: slice, isFirst: !item.isBegun) else { return .waits }
            slice = covered
        }
        if isWhole && slice == rest {
            count(-item.byteCount, item)
            if item.type == .message { messagesWritten += 1 }
            Self.encode(item.type, stream, item.flags, item.metadata, item.message[item.offset...], into: &buffer)
            if bulk.values[place].advance() { return .more }
            bulk.remove(at: place)
            return .last
        } else {
            let end = item.offset + slice
            count(-slice, item)
            messagesWritten += 1
            Self.encode(.message, stream, .more, [], item.message[item.offset..<end], into: &buffer)
            bulk.values[place].first.offset = end
            bulk.values[place].first.isBegun = true
            return .more
        }
    }

    private static func show(_ buffer: [UInt8], to onFrame: (FrameHeader, [UInt8], [UInt8]) -> Void) {
        // The first byte of a frame is 0, that of the preface is not.
        var offset = buffer.first == Preface.bytes.first ? Preface.bytes.count : 0
        while buffer.count - offset >= FrameHeader.byteCount {
            let header = FrameHeader(decoding: buffer.span.bytes, at: offset)
            let metadata = offset + FrameHeader.byteCount
            let message = metadata + Int(header.metadataLength)
            offset = metadata + Int(header.length)
            onFrame(header, Array(buffer[metadata..<message]), Array(buffer[message..<offset]))
        }
    }

    static func encode(
        _ type: FrameType, _ stream: StreamID, _ flags: FrameFlags, _ metadata: [UInt8], _ message: ArraySlice<UInt8>,
        into bytes: inout [UInt8]
    ) {
        FrameHeader(
            length: UInt32(metadata.count + message.count), stream: stream, type: type, flags: flags,
            metadataLength: UInt16(clamping: metadata.count)
        ).encode(into: &bytes)
        bytes.append(contentsOf: metadata)
        bytes.append(contentsOf: message)
    }
}
