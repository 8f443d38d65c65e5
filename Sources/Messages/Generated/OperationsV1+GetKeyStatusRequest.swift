// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// `paas.operations.v1.GetKeyStatusRequest`.
    public struct GetKeyStatusRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.GetKeyStatusRequest`
        public static let typeName = "paas.operations.v1.GetKeyStatusRequest"

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
        public var debugDescription: String { "GetKeyStatusRequest()" }
    }
}

extension OperationsV1.GetKeyStatusRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__get_key_status_request()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__GetKeyStatusRequest>) {}

    func encode(into fields: inout some FieldSink) {}
}
