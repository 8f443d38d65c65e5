// Made by Proto/generate.sh from paas/operations/v1/operations.proto. Do not edit.

internal import CMessages

extension OperationsV1 {
    /// `paas.operations.v1.RotateKeyRequest`.
    public struct RotateKeyRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.operations.v1.RotateKeyRequest`
        public static let typeName = "paas.operations.v1.RotateKeyRequest"

        /// Removes the old key's file once nothing is under it any more.
        public var removeOld: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(removeOld: Bool = false) {
            self.removeOld = removeOld
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
            var fields = FieldList("RotateKeyRequest")
            fields.add("removeOld", removeOld)
            return fields.text
        }
    }
}

extension OperationsV1.RotateKeyRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__operations__v1__rotate_key_request()
    }

    init(reading form: UnsafePointer<Paas__Operations__V1__RotateKeyRequest>) {
        self.removeOld = form.pointee.remove_old != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: self.removeOld ? 1 : 0)
    }
}
