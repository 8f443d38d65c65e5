// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.CountHangsResponse`.
    public struct CountHangsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.CountHangsResponse`
        public static let typeName = "paas.conformance.v1.CountHangsResponse"

        /// Field 1: `begun`.
        public var begun: UInt64 = 0
        /// Field 2: `cancelled`.
        public var cancelled: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(begun: UInt64 = 0, cancelled: UInt64 = 0) {
            self.begun = begun
            self.cancelled = cancelled
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
            var fields = FieldList("CountHangsResponse")
            fields.add("begun", begun)
            fields.add("cancelled", cancelled)
            return fields.text
        }
    }
}

extension ConformanceV1.CountHangsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__count_hangs_response()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__CountHangsResponse>) {
        self.begun = form.pointee.begun
        self.cancelled = form.pointee.cancelled
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: self.begun)
        fields.add(2, varint: self.cancelled)
    }
}
