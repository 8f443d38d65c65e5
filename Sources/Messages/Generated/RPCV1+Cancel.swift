// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// Gives up a call.
    public struct Cancel: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.Cancel`
        public static let typeName = "paas.rpc.v1.Cancel"

        /// google.rpc.Code: 1 cancelled, 4 deadline exceeded.
        public var code: UInt32 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(code: UInt32 = 0) {
            self.code = code
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
            var fields = FieldList("Cancel")
            fields.add("code", code)
            return fields.text
        }
    }
}

extension RPCV1.Cancel: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__cancel()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Cancel>) {
        self.code = form.pointee.code
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.code))
    }
}
