// Made by Proto/generate.sh from paas/access/v1/access.proto. Do not edit.

internal import CMessages

extension AccessV1 {
    /// An invitation without its code.
    public struct Invitation: RPCMessage, CustomDebugStringConvertible {
        /// `paas.access.v1.Invitation`
        public static let typeName = "paas.access.v1.Invitation"

        /// Field 1: `id`.
        public var id: String = ""
        /// Who may accept it.
        public var name: String = ""
        /// The role that it gives.
        public var role: String = ""
        /// Field 4: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// Field 5: `created_by`.
        public var createdBy: String = ""
        /// Field 6: `expires_at`.
        public var expiresAt: ProtobufTimestamp?

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", name: String = "", role: String = "", createdAt: ProtobufTimestamp? = nil,
            createdBy: String = "", expiresAt: ProtobufTimestamp? = nil
        ) {
            self.id = id
            self.name = name
            self.role = role
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
            var fields = FieldList("Invitation")
            fields.add("id", id)
            fields.add("name", name)
            fields.add("role", role)
            fields.add("createdAt", createdAt)
            fields.add("createdBy", createdBy)
            fields.add("expiresAt", expiresAt)
            return fields.text
        }
    }
}

extension AccessV1.Invitation: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__access__v1__invitation()
    }

    init(reading form: UnsafePointer<Paas__Access__V1__Invitation>) {
        self.id = Self.text(form.pointee.id)
        self.name = Self.text(form.pointee.name)
        self.role = Self.text(form.pointee.role)
        self.createdAt = Self.message(form.pointee.created_at)
        self.createdBy = Self.text(form.pointee.created_by)
        self.expiresAt = Self.message(form.pointee.expires_at)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, text: self.name)
        fields.add(3, text: self.role)
        fields.add(4, message: self.createdAt)
        fields.add(5, text: self.createdBy)
        fields.add(6, message: self.expiresAt)
    }
}
