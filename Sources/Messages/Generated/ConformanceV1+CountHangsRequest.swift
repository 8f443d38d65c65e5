// Made by Proto/generate.sh from paas/conformance/v1/conformance.proto. Do not edit.

internal import CMessages

extension ConformanceV1 {
    /// `paas.conformance.v1.CountHangsRequest`.
    public struct CountHangsRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.conformance.v1.CountHangsRequest`
        public static let typeName = "paas.conformance.v1.CountHangsRequest"

        /// The message with every field at its default.
        public init() {}

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
        public var debugDescription: String { "CountHangsRequest()" }
    }
}

extension ConformanceV1.CountHangsRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__conformance__v1__count_hangs_request()
    }

    init(reading form: UnsafePointer<Paas__Conformance__V1__CountHangsRequest>) {}

    func encode(into fields: inout some FieldSink) {}
}
