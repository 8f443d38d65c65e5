// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.RevokeTemporaryLoginRequest`.
    public struct RevokeTemporaryLoginRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.RevokeTemporaryLoginRequest`
        public static let typeName = "paas.databases.v1.RevokeTemporaryLoginRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `app`.
        public var app: String = ""
        /// Field 3: `id`.
        public var id: String = ""
        /// Field 4: `login_id`.
        public var loginID: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "", app: String = "", id: String = "", loginID: String = "") {
            self.org = org
            self.app = app
            self.id = id
            self.loginID = loginID
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
            var fields = FieldList("RevokeTemporaryLoginRequest")
            fields.add("org", org)
            fields.add("app", app)
            fields.add("id", id)
            fields.add("loginID", loginID)
            return fields.text
        }
    }
}

extension DatabasesV1.RevokeTemporaryLoginRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__revoke_temporary_login_request()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__RevokeTemporaryLoginRequest>) {
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.id = Self.text(form.pointee.id)
        self.loginID = Self.text(form.pointee.login_id)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.app)
        fields.add(3, text: self.id)
        fields.add(4, text: self.loginID)
    }
}
