// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// Starts a call.
    public struct Open: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.Open`
        public static let typeName = "paas.rpc.v1.Open"

        /// Time the caller still waits when the frame leaves, in nanoseconds; 0 = no deadline. First and of fixed
        /// width, so that a sender can set it in place at that moment.
        public var timeoutNs: UInt64 = 0
        /// "/package.Service/Method"
        public var method: String = ""
        /// Field 3: `idempotency_key`.
        public var idempotencyKey: String = ""
        /// W3C Trace Context.
        public var traceparent: String = ""
        /// Field 5: `metadata`.
        public var metadata: [RPCV1.MetadataEntry] = []
        /// Response messages and bytes that the server may send before the first CREDIT.
        public var initialCreditMessages: UInt32 = 0
        /// Field 7: `initial_credit_bytes`.
        public var initialCreditBytes: UInt32 = 0
        /// Largest response message that the caller takes, in bytes; 0 = the limit of its HELLO.
        public var maxResponseBytes: UInt32 = 0
        /// The frame carries no message: those of the request follow in MSG frames.
        public var withoutMessage: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            timeoutNs: UInt64 = 0, method: String = "", idempotencyKey: String = "", traceparent: String = "",
            metadata: [RPCV1.MetadataEntry] = [], initialCreditMessages: UInt32 = 0, initialCreditBytes: UInt32 = 0,
            maxResponseBytes: UInt32 = 0, withoutMessage: Bool = false
        ) {
            self.timeoutNs = timeoutNs
            self.method = method
            self.idempotencyKey = idempotencyKey
            self.traceparent = traceparent
            self.metadata = metadata
            self.initialCreditMessages = initialCreditMessages
            self.initialCreditBytes = initialCreditBytes
            self.maxResponseBytes = maxResponseBytes
            self.withoutMessage = withoutMessage
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
            var fields = FieldList("Open")
            fields.add("timeoutNs", timeoutNs)
            fields.add("method", method)
            fields.add("idempotencyKey", idempotencyKey)
            fields.add("traceparent", traceparent)
            fields.add("metadata", metadata)
            fields.add("initialCreditMessages", initialCreditMessages)
            fields.add("initialCreditBytes", initialCreditBytes)
            fields.add("maxResponseBytes", maxResponseBytes)
            fields.add("withoutMessage", withoutMessage)
            return fields.text
        }
    }
}

extension RPCV1.Open: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__open()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Open>) {
        self.timeoutNs = form.pointee.timeout_ns
        self.method = Self.text(form.pointee.method)
        self.idempotencyKey = Self.text(form.pointee.idempotency_key)
        self.traceparent = Self.text(form.pointee.traceparent)
        self.metadata = Self.messages(form.pointee.n_metadata, form.pointee.metadata)
        self.initialCreditMessages = form.pointee.initial_credit_messages
        self.initialCreditBytes = form.pointee.initial_credit_bytes
        self.maxResponseBytes = form.pointee.max_response_bytes
        self.withoutMessage = form.pointee.without_message != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, fixed64: self.timeoutNs)
        fields.add(2, text: self.method)
        fields.add(3, text: self.idempotencyKey)
        fields.add(4, text: self.traceparent)
        fields.add(5, messages: self.metadata)
        fields.add(6, varint: UInt64(self.initialCreditMessages))
        fields.add(7, varint: UInt64(self.initialCreditBytes))
        fields.add(8, varint: UInt64(self.maxResponseBytes))
        fields.add(9, varint: self.withoutMessage ? 1 : 0)
    }
}
