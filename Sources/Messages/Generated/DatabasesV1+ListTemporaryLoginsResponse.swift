// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.ListTemporaryLoginsResponse`.
    public struct ListTemporaryLoginsResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.ListTemporaryLoginsResponse`
        public static let typeName = "paas.databases.v1.ListTemporaryLoginsResponse"

        /// The oldest first.
        public var logins: [DatabasesV1.TemporaryLogin] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(logins: [DatabasesV1.TemporaryLogin] = []) {
            self.logins = logins
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
            var fields = FieldList("ListTemporaryLoginsResponse")
            fields.add("logins", logins)
            return fields.text
        }
    }
}

extension DatabasesV1.ListTemporaryLoginsResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__list_temporary_logins_response()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__ListTemporaryLoginsResponse>) {
        self.logins = Self.messages(form.pointee.n_logins, form.pointee.logins)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.logins)
    }
}
