// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.ClientStreamResponse`.
    public struct ClientStreamResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.ClientStreamResponse`
        public static let typeName = "paas.conformance.v1.ClientStreamResponse"

        /// Field 1: `request_count`.
        public var requestCount: UInt32 = 0
        /// Field 2: `payload_bytes`.
        public var payloadBytes: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(requestCount: UInt32 = 0, payloadBytes: UInt64 = 0) {
            self.requestCount = requestCount
            self.payloadBytes = payloadBytes
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
            var fields = FieldList("ClientStreamResponse")
            fields.add("requestCount", requestCount)
            fields.add("payloadBytes", payloadBytes)
            return fields.text
        }
    }
}

extension ConformanceV1.ClientStreamResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__client_stream_response()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__ClientStreamResponse>) {
        self.requestCount = form.pointee.request_count
        self.payloadBytes = form.pointee.payload_bytes
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: UInt64(self.requestCount))
        fields.add(2, varint: self.payloadBytes)
    }
}
