@testable import Wire

/// The bytes of one frame, written out by hand rather than by the codec under test.
func frame(
    _ type: UInt8, stream: UInt32 = 0, flags: UInt8 = 0, metadata: [UInt8] = [], message: [UInt8] = [],
    length: UInt32? = nil, metadataLength: UInt16? = nil
) -> [UInt8] {
    let length = length ?? UInt32(metadata.count + message.count)
    let metadataLength = metadataLength ?? UInt16(metadata.count)
    func bytes(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    return bytes(length) + bytes(stream) + [type, flags] + [UInt8(metadataLength >> 8), UInt8(metadataLength & 0xFF)]
        + metadata + message
}

/// A frame as a decoder has handed it out.
struct Decoded: Equatable {
    var header: FrameHeader
    var metadata: [UInt8]
    var message: [UInt8]
}

extension FrameDecoder {
    /// Decodes into values that outlive the call.
    mutating func decode(_ bytes: [UInt8]) throws(ConnectionError) -> [Decoded] {
        var decoded: [Decoded] = []
        try decode(bytes.span.bytes) { (header, metadata, message) throws(ConnectionError) in
            decoded.append(
                Decoded(
                    header: header, metadata: metadata.withUnsafeBytes { Array($0) },
                    message: message.withUnsafeBytes { Array($0) }))
        }
        return decoded
    }
}

/// What a closure throws.
func fault(_ body: () throws(ConnectionError) -> Void) -> ConnectionError.Code? {
    do throws(ConnectionError) {
        try body()
        return nil
    } catch {
        return error.code
    }
}
