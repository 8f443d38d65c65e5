internal import CProtobuf

/// A generated message that protoc-c knows as a struct.
///
/// Bytes become a struct in an arena (protobuf-c), the struct becomes the Swift value, and back the same way.
protocol CMessage: RPCMessage {
    /// protoc-c's struct.
    associatedtype CForm

    /// protoc-c's descriptor, at its real address.
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { get }

    /// Copies the fields out of the struct.
    init(reading form: UnsafePointer<CForm>) throws(DecodeFault)

    /// Copies the fields into an initialised struct; what it points to comes from the arena.
    func write(to form: UnsafeMutablePointer<CForm>, in arena: borrowing Arena) throws(DecodeFault)
}

extension CMessage {
    /// Decodes one message within the limits.
    static func unpacked(_ bytes: UnsafeRawBufferPointer, _ limits: DecodeLimits) throws(DecodeFault) -> Self {
        let arena = try Arena(budget: limits.memoryBytes, for: typeName)
        let data = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard let message = protobuf_c_message_unpack(descriptor, arena.allocator, bytes.count, data) else {
            throw DecodeFault(
                typeName: typeName,
                arena.isExhausted
                    ? "it needs more than \(limits.memoryBytes) bytes of memory"
                    : "the bytes are no protobuf message of this type")
        }
        return try UnsafeRawPointer(message).withMemoryRebound(to: CForm.self, capacity: 1) {
            form throws(DecodeFault) in try Self(reading: form)
        }
    }

    /// The message in protobuf's wire format.
    func packed() throws(DecodeFault) -> [UInt8] {
        let arena = try Arena(budget: .max, for: Self.typeName)
        let form = UnsafeMutableRawPointer(try Self.form(of: self, in: arena)).assumingMemoryBound(
            to: ProtobufCMessage.self)
        let size = protobuf_c_message_get_packed_size(form)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = size == 0 ? 0 : protobuf_c_message_pack(form, buffer.baseAddress)
        }
    }

    /// The struct of a message, filled in.
    static func form<Message: CMessage>(
        of message: Message, in arena: borrowing Arena
    ) throws(DecodeFault) -> UnsafeMutablePointer<Message.CForm> {
        let form = try arena.allocate(Message.CForm.self, count: 1, for: typeName)
        Message.descriptor.pointee.message_init?(
            UnsafeMutableRawPointer(form).assumingMemoryBound(to: ProtobufCMessage.self))
        try message.write(to: form, in: arena)
        return form
    }
}
