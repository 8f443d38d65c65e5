// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// What one side accepts. A sender keeps to its peer's limits. Zero means the protocol's minimum.
    public struct Limits: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.Limits`
        public static let typeName = "paas.rpc.v1.Limits"

        /// Payload bytes of one frame.
        public var frameBytes: UInt32 = 0
        /// Bytes of one message, all its fragments together.
        public var messageBytes: UInt32 = 0
        /// Metadata bytes at the start of one frame's payload.
        public var metadataBytes: UInt32 = 0
        /// Calls open at the same time on one connection.
        public var streams: UInt32 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(frameBytes: UInt32 = 0, messageBytes: UInt32 = 0, metadataBytes: UInt32 = 0, streams: UInt32 = 0) {
            self.frameBytes = frameBytes
            self.messageBytes = messageBytes
            self.metadataBytes = metadataBytes
            self.streams = streams
        }

        /// Decodes one message.
        ///
        /// - Throws: `DecodeFault` for bytes that are no such message, or that are refused or ask for too much.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL character, which receivers refuse.
        public func encoded() throws(DecodeFault) -> [UInt8] { try packed() }

        /// The fields that are not at their defaults; secrets are redacted.
        public var debugDescription: String {
            var fields = FieldList("Limits")
            fields.add("frameBytes", frameBytes)
            fields.add("messageBytes", messageBytes)
            fields.add("metadataBytes", metadataBytes)
            fields.add("streams", streams)
            return fields.text
        }
    }
}

extension RPCV1.Limits: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__limits()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Limits>) {
        self.frameBytes = form.pointee.frame_bytes
        self.messageBytes = form.pointee.message_bytes
        self.metadataBytes = form.pointee.metadata_bytes
        self.streams = form.pointee.streams
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.frameBytes))
        fields.add(2, varint: UInt64(self.messageBytes))
        fields.add(3, varint: UInt64(self.metadataBytes))
        fields.add(4, varint: UInt64(self.streams))
    }
}
