// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// `paas.access.v1.DeleteSessionResponse`.
    public struct DeleteSessionResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.DeleteSessionResponse`
        public static let typeName = "paas.access.v1.DeleteSessionResponse"

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
        public var debugDescription: String { "DeleteSessionResponse()" }
    }
}

extension AccessV1.DeleteSessionResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__delete_session_response()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__DeleteSessionResponse>) {}

    func encode(into fields: inout some FieldSink) {}
}
