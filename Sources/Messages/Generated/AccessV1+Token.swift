// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// A token without its text. It is a member's, a service's or the operator's.
    public struct Token: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.Token`
        public static let typeName = "paas.access.v1.Token"

        /// Field 1: `id`.
        public var id: String = ""
        /// The member that it speaks for; empty for a service's.
        public var member: String = ""
        /// The service that it speaks for; empty for a member's.
        public var service: String = ""
        /// Of a service: "read", "manage", "reveal", "deploy", "delete".
        public var scopes: [String] = []
        /// Field 5: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// Field 6: `created_by`.
        public var createdBy: String = ""
        /// Unset = it ends only when it is revoked.
        public var expiresAt: ProtobufTimestamp?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", member: String = "", service: String = "", scopes: [String] = [],
            createdAt: ProtobufTimestamp? = nil, createdBy: String = "", expiresAt: ProtobufTimestamp? = nil
        ) {
            self.id = id
            self.member = member
            self.service = service
            self.scopes = scopes
            self.createdAt = createdAt
            self.createdBy = createdBy
            self.expiresAt = expiresAt
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
            var fields = FieldList("Token")
            fields.add("id", id)
            fields.add("member", member)
            fields.add("service", service)
            fields.add("scopes", scopes)
            fields.add("createdAt", createdAt)
            fields.add("createdBy", createdBy)
            fields.add("expiresAt", expiresAt)
            return fields.text
        }
    }
}

extension AccessV1.Token: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__token()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__Token>) {
        self.id = Self.text(form.pointee.id)
        self.member = Self.text(form.pointee.member)
        self.service = Self.text(form.pointee.service)
        self.scopes = Self.texts(form.pointee.n_scopes, form.pointee.scopes)
        self.createdAt = Self.message(form.pointee.created_at)
        self.createdBy = Self.text(form.pointee.created_by)
        self.expiresAt = Self.message(form.pointee.expires_at)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, text: self.member)
        fields.add(3, text: self.service)
        fields.add(4, texts: self.scopes)
        fields.add(5, message: self.createdAt)
        fields.add(6, text: self.createdBy)
        fields.add(7, message: self.expiresAt)
    }
}
