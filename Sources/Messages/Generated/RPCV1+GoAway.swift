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
        /// - Throws: `DecodeFault` for bytes that are no such message or that ask for more than the limits allow.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
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

    init(reading form: UnsafePointer<Paas__Rpc__V1__GoAway>) throws(DecodeFault) {
        self.init()
        self.lastStream = form.pointee.last_stream
        self.code = form.pointee.code
        self.drainNs = form.pointee.drain_ns
        self.text = try Self.text(form.pointee.text, "text")
    }

    func write(to form: UnsafeMutablePointer<Paas__Rpc__V1__GoAway>, in arena: borrowing Arena) throws(DecodeFault) {
        form.pointee.last_stream = self.lastStream
        form.pointee.code = self.code
        form.pointee.drain_ns = self.drainNs
        form.pointee.text = try Self.text(self.text, "text", in: arena)
    }
}
