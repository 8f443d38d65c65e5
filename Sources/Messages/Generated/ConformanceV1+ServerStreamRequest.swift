// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.ServerStreamRequest`.
    public struct ServerStreamRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.ServerStreamRequest`
        public static let typeName = "paas.conformance.v1.ServerStreamRequest"

        /// Payload sizes of the responses, all zeros.
        public var responseBytes: [UInt32] = []
        /// Time before each response.
        public var delayMs: UInt32 = 0
        /// Field 3: `outcome`.
        public var outcome: ConformanceV1.Outcome?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(responseBytes: [UInt32] = [], delayMs: UInt32 = 0, outcome: ConformanceV1.Outcome? = nil) {
            self.responseBytes = responseBytes
            self.delayMs = delayMs
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
            var fields = FieldList("ServerStreamRequest")
            fields.add("responseBytes", responseBytes)
            fields.add("delayMs", delayMs)
            fields.add("outcome", outcome)
            return fields.text
        }
    }
}

extension ConformanceV1.ServerStreamRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__server_stream_request()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__ServerStreamRequest>) {
        self.responseBytes = Array(Self.elements(form.pointee.n_response_bytes, form.pointee.response_bytes))
        self.delayMs = form.pointee.delay_ms
        self.outcome = Self.message(form.pointee.outcome)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varints: self.responseBytes) { UInt64($0) }
        fields.add(2, varint: UInt64(self.delayMs))
        fields.add(3, message: self.outcome)
    }
}
