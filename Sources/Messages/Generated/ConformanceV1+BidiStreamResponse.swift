// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.BidiStreamResponse`.
    public struct BidiStreamResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.BidiStreamResponse`
        public static let typeName = "paas.conformance.v1.BidiStreamResponse"

        /// Field 1: `payload`.
        public var payload: [UInt8] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(payload: [UInt8] = []) {
            self.payload = payload
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
            var fields = FieldList("BidiStreamResponse")
            fields.add("payload", payload)
            return fields.text
        }
    }
}

extension ConformanceV1.BidiStreamResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__bidi_stream_response()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__BidiStreamResponse>) {
        self.payload = Self.bytes(form.pointee.payload)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, bytes: self.payload)
    }
}
