internal import CProtobuf

/// A generated message that protoc-c knows as a struct.
///
/// Bytes are scanned, become a struct in an arena (protobuf-c), and the struct becomes the Swift value. The other way
/// they are written by the value itself.
protocol CMessage: RPCMessage {
    /// protoc-c's struct.
    associatedtype CForm

    /// protoc-c's descriptor, at its real address.
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { get }

    /// Copies the fields out of the struct, which protobuf-c has made of bytes that were scanned.
    init(reading form: UnsafePointer<CForm>)

    /// Hands the fields over, in the order of their numbers.
    func encode(into fields: inout some FieldSink)
}

extension CMessage {
    /// Decodes one message within the limits.
    static func unpacked(_ bytes: UnsafeRawBufferPointer, _ limits: DecodeLimits) throws(DecodeFault) -> Self {
        guard let data = bytes.baseAddress, !bytes.isEmpty else { return Self() }
        try scan(data.assumingMemoryBound(to: UInt8.self), bytes.count, depth: limits.depth)
        guard let arena = Arena(budget: limits.memoryBytes) else {
            throw DecodeFault(typeName: typeName, "the system has no memory left")
        }
        guard
            let message = protobuf_c_message_unpack(
                descriptor, arena.allocator, bytes.count, data.assumingMemoryBound(to: UInt8.self))
        else {
            throw DecodeFault(
                typeName: typeName,
                arena.isExhausted
                    ? "it needs more than \(limits.memoryBytes) bytes of memory"
                    : "the bytes are no protobuf message of this type")
        }
        return Self(reading: UnsafeRawPointer(message).assumingMemoryBound(to: CForm.self))
    }

    /// The message in protobuf's wire format.
    func packed() throws(DecodeFault) -> [UInt8] {
        let size = MessageSize(of: self).byteCount
        var holdsNUL = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var writer = MessageWriter(UnsafeMutableRawBufferPointer(buffer))
            encode(into: &writer)
            count = writer.byteCount
            holdsNUL = writer.holdsNUL
        }
        // Whoever receives this would refuse it: so do we, and the scan names the field.
        if holdsNUL { try bytes.withUnsafeBufferPointer { storage throws(DecodeFault) in try Self.scan(storage) } }
        return bytes
    }
}
