// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.UnaryRequest`.
    public struct UnaryRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.UnaryRequest`
        public static let typeName = "paas.conformance.v1.UnaryRequest"

        /// Comes back as it is if `response_bytes` is 0.
        public var payload: [UInt8] = []
        /// Size of the response's payload, all zeros; 0 = the request's payload.
        public var responseBytes: UInt32 = 0
        /// Time before the answer.
        public var delayMs: UInt32 = 0
        /// Field 4: `outcome`.
        public var outcome: ConformanceV1.Outcome?
        /// The call's metadata comes back in the response.
        public var echoMetadata: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            payload: [UInt8] = [], responseBytes: UInt32 = 0, delayMs: UInt32 = 0,
            outcome: ConformanceV1.Outcome? = nil, echoMetadata: Bool = false
        ) {
            self.payload = payload
            self.responseBytes = responseBytes
            self.delayMs = delayMs
            self.outcome = outcome
            self.echoMetadata = echoMetadata
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
            var fields = FieldList("UnaryRequest")
            fields.add("payload", payload)
            fields.add("responseBytes", responseBytes)
            fields.add("delayMs", delayMs)
            fields.add("outcome", outcome)
            fields.add("echoMetadata", echoMetadata)
            return fields.text
        }
    }
}

extension ConformanceV1.UnaryRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__unary_request()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__UnaryRequest>) {
        self.payload = Self.bytes(form.pointee.payload)
        self.responseBytes = form.pointee.response_bytes
        self.delayMs = form.pointee.delay_ms
        self.outcome = Self.message(form.pointee.outcome)
        self.echoMetadata = form.pointee.echo_metadata != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, bytes: self.payload)
        fields.add(2, varint: UInt64(self.responseBytes))
        fields.add(3, varint: UInt64(self.delayMs))
        fields.add(4, message: self.outcome)
        fields.add(5, varint: self.echoMetadata ? 1 : 0)
    }
}
