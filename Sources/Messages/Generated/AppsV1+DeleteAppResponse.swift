// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.DeleteAppResponse`.
    public struct DeleteAppResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.DeleteAppResponse`
        public static let typeName = "paas.apps.v1.DeleteAppResponse"

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
        public var debugDescription: String { "DeleteAppResponse()" }
    }
}

extension AppsV1.DeleteAppResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__delete_app_response()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__DeleteAppResponse>) {}

    func encode(into fields: inout some FieldSink) {}
}
