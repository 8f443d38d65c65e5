// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// Grants more response or request messages, for the frame's stream or, on stream 0, the connection.
    public struct Credit: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.Credit`
        public static let typeName = "paas.rpc.v1.Credit"

        /// Field 1: `messages`.
        public var messages: UInt32 = 0
        /// Field 2: `bytes`.
        public var bytes: UInt32 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(messages: UInt32 = 0, bytes: UInt32 = 0) {
            self.messages = messages
            self.bytes = bytes
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
            var fields = FieldList("Credit")
            fields.add("messages", messages)
            fields.add("bytes", bytes)
            return fields.text
        }
    }
}

extension RPCV1.Credit: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__credit()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Credit>) {
        self.messages = form.pointee.messages
        self.bytes = form.pointee.bytes
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.messages))
        fields.add(2, varint: UInt64(self.bytes))
    }
}
