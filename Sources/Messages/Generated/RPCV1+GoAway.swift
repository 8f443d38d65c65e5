// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// The sender takes no calls above last_stream.
    public struct GoAway: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.GoAway`
        public static let typeName = "paas.rpc.v1.GoAway"

        /// Field 1: `last_stream`.
        public var lastStream: UInt32 = 0
        /// Connection error code of docs/protocol.md; 0 = orderly.
        public var code: UInt32 = 0
        /// How long calls in flight may go on, in nanoseconds.
        public var drainNs: UInt64 = 0
        /// Field 4: `text`.
        public var text: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(lastStream: UInt32 = 0, code: UInt32 = 0, drainNs: UInt64 = 0, text: String = "") {
            self.lastStream = lastStream
            self.code = code
            self.drainNs = drainNs
            self.text = text
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
            var fields = FieldList("GoAway")
            fields.add("lastStream", lastStream)
            fields.add("code", code)
            fields.add("drainNs", drainNs)
            fields.add("text", text)
            return fields.text
        }
    }
}

extension RPCV1.GoAway: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__go_away()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__GoAway>) {
        self.lastStream = form.pointee.last_stream
        self.code = form.pointee.code
        self.drainNs = form.pointee.drain_ns
        self.text = Self.text(form.pointee.text)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.lastStream))
        fields.add(2, varint: UInt64(self.code))
        fields.add(3, varint: self.drainNs)
        fields.add(4, text: self.text)
    }
}
