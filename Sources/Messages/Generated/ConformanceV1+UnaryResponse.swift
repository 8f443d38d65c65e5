// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.UnaryResponse`.
    public struct UnaryResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.UnaryResponse`
        public static let typeName = "paas.conformance.v1.UnaryResponse"

        /// Field 1: `payload`.
        public var payload: [UInt8] = []
        /// Field 2: `metadata`.
        public var metadata: [ConformanceV1.Entry] = []
        /// Time until the call's deadline when the handler began, in milliseconds, rounded up; 0 = it has none, or
        /// `echo_metadata` is not set.
        public var timeoutMs: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(payload: [UInt8] = [], metadata: [ConformanceV1.Entry] = [], timeoutMs: UInt64 = 0) {
            self.payload = payload
            self.metadata = metadata
            self.timeoutMs = timeoutMs
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
            var fields = FieldList("UnaryResponse")
            fields.add("payload", payload)
            fields.add("metadata", metadata)
            fields.add("timeoutMs", timeoutMs)
            return fields.text
        }
    }
}

extension ConformanceV1.UnaryResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__unary_response()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__UnaryResponse>) {
        self.payload = Self.bytes(form.pointee.payload)
        self.metadata = Self.messages(form.pointee.n_metadata, form.pointee.metadata)
        self.timeoutMs = form.pointee.timeout_ms
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, bytes: self.payload)
        fields.add(2, messages: self.metadata)
        fields.add(3, varint: self.timeoutMs)
    }
}
