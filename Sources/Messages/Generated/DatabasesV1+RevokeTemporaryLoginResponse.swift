// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.RevokeTemporaryLoginResponse`.
    public struct RevokeTemporaryLoginResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.RevokeTemporaryLoginResponse`
        public static let typeName = "paas.databases.v1.RevokeTemporaryLoginResponse"

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
        public var debugDescription: String { "RevokeTemporaryLoginResponse()" }
    }
}

extension DatabasesV1.RevokeTemporaryLoginResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__revoke_temporary_login_response()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__RevokeTemporaryLoginResponse>) {}

    func encode(into fields: inout some FieldSink) {}
}
