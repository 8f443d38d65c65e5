import Testing

@testable import Wire

@Suite struct FrameDecoderTests {
    /// A session with every frame type that a client sends.
    static let frames: [[UInt8]] = [
        frame(1, metadata: [8, 1]),
        frame(2, stream: 1, flags: 1, metadata: [1, 2, 3], message: [4, 5]),
        frame(2, stream: 2, flags: 2, metadata: [1]),
        frame(3, stream: 2, flags: 1, message: Array(repeating: 7, count: 300)),
        frame(5, stream: 1), frame(6, stream: 2, metadata: [8, 1]), frame(6, metadata: [8, 1]),
        frame(7, message: [1, 2, 3, 4, 5, 6, 7, 8]), frame(0x80, stream: 9, flags: 0xFF, message: [1]), frame(8),
    ]

    static var session: [UInt8] { Preface.bytes + frames.joined() }

    func expected() -> [Decoded] {
        Self.frames.map { bytes in
            let header = FrameHeader(decoding: bytes) ?? FrameHeader(length: 0, stream: 0, type: .hello)
            let payload = bytes.dropFirst(12)
            return Decoded(
                header: header, metadata: Array(payload.prefix(Int(header.metadataLength))),
                message: Array(payload.dropFirst(Int(header.metadataLength))))
        }
    }

    @Test func decodesASessionInOneRead() throws {
        var decoder = FrameDecoder(from: .client, limits: .standard)
        let decoded = try decoder.decode(Self.session)
        #expect(decoded == expected())
        #expect(decoder.isAtBoundary)
    }

    @Test func decodesASessionByteForByte() throws {
        var decoder = FrameDecoder(from: .client, limits: .standard)
        var decoded: [Decoded] = []
        for byte in Self.session { decoded += try decoder.decode([byte]) }
        #expect(decoded == expected())
    }

    @Test func decodesASessionCutAnywhere() throws {
        let session = Self.session
        for cut in 0...session.count {
            var decoder = FrameDecoder(from: .client, limits: .standard)
            var decoded = try decoder.decode(Array(session[..<cut]))
            decoded += try decoder.decode(Array(session[cut...]))
            #expect(decoded == expected(), "cut at \(cut)")
        }
    }

    @Test func anEndInsideAFrameIsNoticed() throws {
        var boundaries: Set = [8]
        for frame in Self.frames { boundaries.insert((boundaries.max() ?? 0) + frame.count) }
        let session = Self.session
        for end in 1...session.count {
            var decoder = FrameDecoder(from: .client, limits: .standard)
            _ = try decoder.decode(Array(session[..<end]))
            #expect(decoder.isAtBoundary == boundaries.contains(end), "ends at \(end)")
        }
    }

    @Test(arguments: 0..<8) func aWrongPrefaceIsRefusedAtItsFirstWrongByte(index: Int) {
        var bytes = Preface.bytes
        bytes[index] ^= 1
        var decoder = FrameDecoder(from: .client, limits: .standard)
        #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(Array(bytes[..<index])) } == nil)
        #expect(
            fault { () throws(ConnectionError) in _ = try decoder.decode([bytes[index]]) } == .protocolViolation)
    }

    @Test func anotherProtocolIsRefused() {
        var decoder = FrameDecoder(from: .client, limits: .standard)
        let request = Array("GET / HTTP/1.1\r\n\r\n".utf8)
        #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(request) } == .protocolViolation)
    }

    /// The header alone is enough: none of these waits for a payload.
    @Test(arguments: [
        (frame(2, stream: 1, length: 0xFFFF_FFFF), ConnectionError.Code.frameTooLarge),
        (frame(2, stream: 1, length: 0x0100_0000), .frameTooLarge),
        (frame(2, stream: 1, length: 65_537), .frameTooLarge),
        (frame(2, stream: 1, length: 10_000, metadataLength: 8_193), .frameTooLarge),
        (frame(2, stream: 1, length: 4, metadataLength: 5), .protocolViolation),
        (frame(0x90, stream: 1, length: 4, metadataLength: 5), .protocolViolation),
        (frame(0x90, length: 65_537), .frameTooLarge),
        (frame(9), .protocolViolation),
        (frame(0x7F), .protocolViolation),
        (frame(0), .protocolViolation),
        (frame(4, stream: 1), .protocolViolation),
        (frame(2, stream: 0), .protocolViolation),
        (frame(3, stream: 0), .protocolViolation),
        (frame(5, stream: 0), .protocolViolation),
        (frame(7, stream: 1, length: 8), .protocolViolation),
        (frame(8, stream: 1), .protocolViolation),
        (frame(1, stream: 1), .protocolViolation),
        (frame(2, stream: 1, flags: 3), .protocolViolation),
        (frame(2, stream: 1, flags: 4), .protocolViolation),
        (frame(2, stream: 1, flags: 8), .protocolViolation),
        (frame(3, stream: 1, flags: 0x80), .protocolViolation),
        (frame(5, stream: 1, flags: 1), .protocolViolation),
        (frame(7, flags: 1, length: 8), .protocolViolation),
        (frame(3, stream: 1, length: 4, metadataLength: 1), .protocolViolation),
        (frame(5, stream: 1, length: 4, metadataLength: 1), .protocolViolation),
        (frame(3, stream: 1, flags: 2), .protocolViolation),
        (frame(7, length: 7), .protocolViolation),
        (frame(7, length: 9), .protocolViolation),
    ])
    func aHeaderThatIsNotAcceptableIsRefused(bytes: [UInt8], code: ConnectionError.Code) {
        var decoder = FrameDecoder(from: .client, limits: .standard)
        let before = Preface.bytes + frame(1)
        #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(before) } == nil)
        #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(Array(bytes.prefix(12))) } == code)
        // Once refused, for ever.
        #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(frame(8)) } == code)
    }

    @Test func whatOnlyAClientMaySendIsRefusedFromAServer() {
        for bytes in [frame(2, stream: 1), frame(3, stream: 1, flags: 1)] {
            var decoder = FrameDecoder(from: .server, limits: .standard)
            #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(bytes) } == .protocolViolation)
        }
    }

    @Test func anEmptyFragmentIsRefusedFromAServerToo() {
        var decoder = FrameDecoder(from: .server, limits: .standard)
        let bytes = frame(1) + frame(3, stream: 1, flags: 2)
        #expect(fault { () throws(ConnectionError) in _ = try decoder.decode(bytes) } == .protocolViolation)
    }

    @Test func theFirstFrameIsHeldToTheLimitOfHello() throws {
        var decoder = FrameDecoder(from: .server, limits: .standard)
        #expect(
            fault { () throws(ConnectionError) in _ = try decoder.decode(frame(1, length: 4_097)) } == .frameTooLarge)
        var other = FrameDecoder(from: .server, limits: .standard)
        let large = frame(3, stream: 1, message: Array(repeating: 1, count: 65_536))
        #expect(try other.decode(frame(1, metadata: Array(repeating: 0, count: 4_096)) + large).count == 2)
    }
}
