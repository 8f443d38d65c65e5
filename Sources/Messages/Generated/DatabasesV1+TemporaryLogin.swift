// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// A login of its own for somebody who needs a database for a while. It acts as the app and owns nothing.
    public struct TemporaryLogin: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.TemporaryLogin`
        public static let typeName = "paas.databases.v1.TemporaryLogin"

        /// Field 1: `id`.
        public var id: String = ""
        /// The role that sessions log in as: "paas_login_" and the id.
        public var username: String = ""
        /// Field 3: `created_by`.
        public var createdBy: String = ""
        /// Field 4: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// Then the login and its sessions end.
        public var expiresAt: ProtobufTimestamp?
        /// The audit row of the answer that gave it out.
        public var auditID: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", username: String = "", createdBy: String = "", createdAt: ProtobufTimestamp? = nil,
            expiresAt: ProtobufTimestamp? = nil, auditID: String = ""
        ) {
            self.id = id
            self.username = username
            self.createdBy = createdBy
            self.createdAt = createdAt
            self.expiresAt = expiresAt
            self.auditID = auditID
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
            var fields = FieldList("TemporaryLogin")
            fields.add("id", id)
            fields.add("username", username)
            fields.add("createdBy", createdBy)
            fields.add("createdAt", createdAt)
            fields.add("expiresAt", expiresAt)
            fields.add("auditID", auditID)
            return fields.text
        }
    }
}

extension DatabasesV1.TemporaryLogin: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__temporary_login()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__TemporaryLogin>) {
        self.id = Self.text(form.pointee.id)
        self.username = Self.text(form.pointee.username)
        self.createdBy = Self.text(form.pointee.created_by)
        self.createdAt = Self.message(form.pointee.created_at)
        self.expiresAt = Self.message(form.pointee.expires_at)
        self.auditID = Self.text(form.pointee.audit_id)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, text: self.username)
        fields.add(3, text: self.createdBy)
        fields.add(4, message: self.createdAt)
        fields.add(5, message: self.expiresAt)
        fields.add(6, text: self.auditID)
    }
}
