// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// `paas.operations.v1.RecoverKeyResponse`.
    public struct RecoverKeyResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.RecoverKeyResponse`
        public static let typeName = "paas.operations.v1.RecoverKeyResponse"

        /// The key that is used from now on.
        public var id: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(id: String = "") {
            self.id = id
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
            var fields = FieldList("RecoverKeyResponse")
            fields.add("id", id)
            return fields.text
        }
    }
}

extension OperationsV1.RecoverKeyResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__recover_key_response()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__RecoverKeyResponse>) {
        self.id = Self.text(form.pointee.id)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
    }
}
