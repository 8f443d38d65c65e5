/// Cuts a stream of bytes into frames.
///
/// Frames that lie whole in the input are handed out where they lie; only one that is spread over several reads is
/// collected first. A header that is not acceptable is refused before a byte of its payload is waited for.
public struct FrameDecoder: Sendable {
    private let sender: Side
    private let limits: Limits
    /// Bytes of the preface that are still to come.
    private var prefaceLeft: Int
    private var helloSeen = false
    private var partial: [UInt8] = []
    private var partialLength: Int?
    private var failure: ConnectionError?

    /// Decodes what a side sends; a client sends the preface first.
    ///
    /// - Parameter limits: what the receiver has said that it accepts.
    public init(from sender: Side, limits: Limits) {
        self.sender = sender
        self.limits = limits
        prefaceLeft = sender == .client ? Preface.bytes.count : 0
    }

    /// Whether the input could end here: no frame is incomplete.
    public var isAtBoundary: Bool { partial.isEmpty && prefaceLeft == 0 }

    /// Hands out the frames that the input completes, extensions too: header, metadata, message.
    ///
    /// - Throws: the peer's fault, or what `deliver` throws; after that every call throws it again.
    public mutating func decode(
        _ input: RawSpan,
        _ deliver: (_ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan) throws(ConnectionError) -> Void
    ) throws(ConnectionError) {
        if let failure { throw failure }
        do throws(ConnectionError) {
            var offset = try skipPreface(input)
            while offset < input.byteCount {
                if partial.isEmpty {
                    offset = try decodeInPlace(input, offset, deliver)
                } else {
                    offset = try completePartial(input, offset, deliver)
                }
            }
        } catch {
            failure = error
            partial = []
            throw error
        }
    }

    private mutating func skipPreface(_ input: RawSpan) throws(ConnectionError) -> Int {
        guard prefaceLeft > 0 else { return 0 }
        let count = min(prefaceLeft, input.byteCount)
        let expected = Preface.bytes.suffix(prefaceLeft).prefix(count)
        guard input.withUnsafeBytes({ $0.prefix(count).elementsEqual(expected) }) else {
            throw .violation("the connection does not begin with this protocol's preface")
        }
        prefaceLeft -= count
        return count
    }

    private mutating func decodeInPlace(
        _ input: RawSpan, _ offset: Int,
        _ deliver: (FrameHeader, RawSpan, RawSpan) throws(ConnectionError) -> Void
    ) throws(ConnectionError) -> Int {
        let available = input.byteCount - offset
        guard available >= FrameHeader.byteCount else {
            take(input, from: offset, count: available)
            return input.byteCount
        }
        let header = try checkedHeader(input, at: offset)
        let frameLength = FrameHeader.byteCount + Int(header.length)
        guard available >= frameLength else {
            partialLength = frameLength
            partial.reserveCapacity(frameLength)
            take(input, from: offset, count: available)
            return input.byteCount
        }
        let payload = input.extracting(offset + FrameHeader.byteCount..<offset + frameLength)
        try hand(header, payload, deliver)
        return offset + frameLength
    }

    private mutating func completePartial(
        _ input: RawSpan, _ start: Int,
        _ deliver: (FrameHeader, RawSpan, RawSpan) throws(ConnectionError) -> Void
    ) throws(ConnectionError) -> Int {
        var offset = start
        if partialLength == nil {
            let count = min(FrameHeader.byteCount - partial.count, input.byteCount - offset)
            take(input, from: offset, count: count)
            offset += count
            guard partial.count == FrameHeader.byteCount else { return offset }
            let length = try FrameHeader.byteCount + Int(checkedHeader(partial.span.bytes, at: 0).length)
            partialLength = length
            partial.reserveCapacity(length)
        }
        guard let frameLength = partialLength else { return offset }
        let count = min(frameLength - partial.count, input.byteCount - offset)
        take(input, from: offset, count: count)
        offset += count
        guard partial.count == frameLength else { return offset }
        let frame = partial
        partial = []
        partialLength = nil
        let bytes = frame.span.bytes
        let header = FrameHeader(decoding: bytes, at: 0)
        try hand(header, bytes.extracting(FrameHeader.byteCount..<frameLength), deliver)
        return offset
    }

    private mutating func take(_ input: RawSpan, from offset: Int, count: Int) {
        input.extracting(offset..<offset + count).withUnsafeBytes { partial.append(contentsOf: $0) }
    }

    private func checkedHeader(_ bytes: RawSpan, at offset: Int) throws(ConnectionError) -> FrameHeader {
        let header = FrameHeader(decoding: bytes, at: offset)
        let limit = helloSeen ? limits.frameBytes : Limits.helloBytes
        guard header.length <= limit else {
            throw ConnectionError(.frameTooLarge, "a payload of \(header.length) bytes, where \(limit) are allowed")
        }
        guard UInt32(header.metadataLength) <= limits.metadataBytes || header.type.isExtension else {
            throw ConnectionError(
                .frameTooLarge, "\(header.metadataLength) bytes of metadata, where \(limits.metadataBytes) are allowed")
        }
        try FrameGrammar.check(header, from: sender)
        return header
    }

    private mutating func hand(
        _ header: FrameHeader, _ payload: RawSpan,
        _ deliver: (FrameHeader, RawSpan, RawSpan) throws(ConnectionError) -> Void
    ) throws(ConnectionError) {
        // Calls may follow a HELLO in the same read, and the limit for HELLO is not theirs.
        helloSeen = true
        let metadataLength = Int(header.metadataLength)
        try deliver(
            header, payload.extracting(0..<metadataLength), payload.extracting(metadataLength..<payload.byteCount))
    }
}
