import Testing

@testable import Wire

@Suite struct FrameHeaderTests {
    @Test func theLayoutIsAsSpecified() {
        var bytes: [UInt8] = []
        FrameHeader(length: 0x01_0203, stream: 0x0405_0607, type: .end, flags: .more, metadataLength: 0x0809)
            .encode(into: &bytes)
        #expect(bytes == [0, 1, 2, 3, 4, 5, 6, 7, 4, 2, 8, 9])
    }

    @Test func decodesWhatItEncodes() {
        let header = FrameHeader(length: .max, stream: .max, type: .goAway, flags: .endStream, metadataLength: .max)
        var bytes: [UInt8] = []
        header.encode(into: &bytes)
        #expect(FrameHeader(decoding: bytes) == header)
        #expect(FrameHeader(decoding: Array(bytes.dropLast())) == nil)
    }

    @Test func limitsStayWithinTheProtocol() {
        let lowest = Limits(frameBytes: 0, messageBytes: 1, metadataBytes: 2, streams: 3)
        #expect(lowest == .minimum)
        #expect(lowest.frameBytes == 16_384 && lowest.messageBytes == 1_048_576)
        #expect(lowest.metadataBytes == 8_192 && lowest.streams == 16)
        let highest = Limits(frameBytes: .max, messageBytes: .max, metadataBytes: .max, streams: .max)
        #expect(highest.frameBytes == 0xFF_FFFF && highest.messageBytes == 0xFF_FFFF)
        #expect(highest.metadataBytes == 65_535)
        #expect(Limits(frameBytes: 20_000, metadataBytes: 60_000).metadataBytes == 20_000)
    }
}
