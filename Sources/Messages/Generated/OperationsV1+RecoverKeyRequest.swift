// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// `paas.operations.v1.RecoverKeyRequest`.
    public struct RecoverKeyRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.RecoverKeyRequest`
        public static let typeName = "paas.operations.v1.RecoverKeyRequest"

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
        public var debugDescription: String { "RecoverKeyRequest()" }
    }
}

extension OperationsV1.RecoverKeyRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__recover_key_request()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__RecoverKeyRequest>) {}

    func encode(into fields: inout some FieldSink) {}
}
