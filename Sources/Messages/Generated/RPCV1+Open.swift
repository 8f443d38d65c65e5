// Made by Proto/generate.sh from paas/rpc/v1/frames.proto. Do not edit.

internal import CMessages

extension RPCV1 {
    /// Starts a call.
    public struct Open: RPCMessage, CustomDebugStringConvertible {
        /// `paas.rpc.v1.Open`
        public static let typeName = "paas.rpc.v1.Open"

        /// "/package.Service/Method"
        public var method: String = ""
        /// Time the caller still waits when the frame leaves, in nanoseconds; 0 = no deadline.
        public var timeoutNs: UInt64 = 0
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

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            method: String = "", timeoutNs: UInt64 = 0, idempotencyKey: String = "", traceparent: String = "",
            metadata: [RPCV1.MetadataEntry] = [], initialCreditMessages: UInt32 = 0, initialCreditBytes: UInt32 = 0,
            maxResponseBytes: UInt32 = 0
        ) {
            self.method = method
            self.timeoutNs = timeoutNs
            self.idempotencyKey = idempotencyKey
            self.traceparent = traceparent
            self.metadata = metadata
            self.initialCreditMessages = initialCreditMessages
            self.initialCreditBytes = initialCreditBytes
            self.maxResponseBytes = maxResponseBytes
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
            var fields = FieldList("Open")
            fields.add("method", method)
            fields.add("timeoutNs", timeoutNs)
            fields.add("idempotencyKey", idempotencyKey)
            fields.add("traceparent", traceparent)
            fields.add("metadata", metadata)
            fields.add("initialCreditMessages", initialCreditMessages)
            fields.add("initialCreditBytes", initialCreditBytes)
            fields.add("maxResponseBytes", maxResponseBytes)
            return fields.text
        }
    }
}

extension RPCV1.Open: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__rpc__v1__open()
    }

    init(reading form: UnsafePointer<Paas__Rpc__V1__Open>) throws(DecodeFault) {
        self.init()
        self.method = try Self.text(form.pointee.method, "method")
        self.timeoutNs = form.pointee.timeout_ns
        self.idempotencyKey = try Self.text(form.pointee.idempotency_key, "idempotency_key")
        self.traceparent = try Self.text(form.pointee.traceparent, "traceparent")
        self.metadata = try Self.messages(form.pointee.n_metadata, form.pointee.metadata)
        self.initialCreditMessages = form.pointee.initial_credit_messages
        self.initialCreditBytes = form.pointee.initial_credit_bytes
        self.maxResponseBytes = form.pointee.max_response_bytes
    }

    func write(to form: UnsafeMutablePointer<Paas__Rpc__V1__Open>, in arena: borrowing Arena) throws(DecodeFault) {
        form.pointee.method = try Self.text(self.method, "method", in: arena)
        form.pointee.timeout_ns = self.timeoutNs
        form.pointee.idempotency_key = try Self.text(self.idempotencyKey, "idempotency_key", in: arena)
        form.pointee.traceparent = try Self.text(self.traceparent, "traceparent", in: arena)
        form.pointee.n_metadata = self.metadata.count
        form.pointee.metadata = try Self.forms(of: self.metadata, in: arena)
        form.pointee.initial_credit_messages = self.initialCreditMessages
        form.pointee.initial_credit_bytes = self.initialCreditBytes
        form.pointee.max_response_bytes = self.maxResponseBytes
    }
}
