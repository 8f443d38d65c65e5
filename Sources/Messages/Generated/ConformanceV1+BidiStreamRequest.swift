// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.BidiStreamRequest`.
    public struct BidiStreamRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.BidiStreamRequest`
        public static let typeName = "paas.conformance.v1.BidiStreamRequest"

        /// Field 1: `payload`.
        public var payload: [UInt8] = []
        /// Payload sizes of the responses to this request, all zeros; none = one response with the request's
        /// payload.
        public var responseBytes: [UInt32] = []
        /// Field 3: `outcome`.
        public var outcome: ConformanceV1.Outcome?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(payload: [UInt8] = [], responseBytes: [UInt32] = [], outcome: ConformanceV1.Outcome? = nil) {
            self.payload = payload
            self.responseBytes = responseBytes
            self.outcome = outcome
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
            var fields = FieldList("BidiStreamRequest")
            fields.add("payload", payload)
            fields.add("responseBytes", responseBytes)
            fields.add("outcome", outcome)
            return fields.text
        }
    }
}

extension ConformanceV1.BidiStreamRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__bidi_stream_request()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__BidiStreamRequest>) {
        self.payload = Self.bytes(form.pointee.payload)
        self.responseBytes = Array(Self.elements(form.pointee.n_response_bytes, form.pointee.response_bytes))
        self.outcome = Self.message(form.pointee.outcome)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, bytes: self.payload)
        fields.add(2, varints: self.responseBytes) { UInt64($0) }
        fields.add(3, message: self.outcome)
    }
}
