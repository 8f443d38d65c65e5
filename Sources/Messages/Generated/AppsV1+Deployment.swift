// Made by Proto/generate.sh from paas/apps/v1/apps.proto. Do not edit.

internal import CMessages

extension AppsV1 {
    /// `paas.apps.v1.Deployment`.
    public struct Deployment: RPCMessage, CustomDebugStringConvertible {
        /// `paas.apps.v1.Deployment`
        public static let typeName = "paas.apps.v1.Deployment"

        /// Field 1: `id`.
        public var id: String = ""
        /// Field 2: `created_at`.
        public var createdAt: ProtobufTimestamp?
        /// Field 3: `created_by`.
        public var createdBy: String = ""
        /// The database that DATABASE_URL names; empty = none.
        public var databaseID: String = ""
        /// Which of that database's passwords it is, counted from 1; 0 = none.
        public var credentialVersion: UInt32 = 0
        /// Why DATABASE_URL is not the platform's: "EnvVarConflict", "DatabaseMissing", "DatabaseNotReady".
        public var conditions: [AppsV1.DeploymentCondition] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", createdAt: ProtobufTimestamp? = nil, createdBy: String = "", databaseID: String = "",
            credentialVersion: UInt32 = 0, conditions: [AppsV1.DeploymentCondition] = []
        ) {
            self.id = id
            self.createdAt = createdAt
            self.createdBy = createdBy
            self.databaseID = databaseID
            self.credentialVersion = credentialVersion
            self.conditions = conditions
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
            var fields = FieldList("Deployment")
            fields.add("id", id)
            fields.add("createdAt", createdAt)
            fields.add("createdBy", createdBy)
            fields.add("databaseID", databaseID)
            fields.add("credentialVersion", credentialVersion)
            fields.add("conditions", conditions)
            return fields.text
        }
    }
}

extension AppsV1.Deployment: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__apps__v1__deployment()
    }

    init(reading form: UnsafePointer<Paas__Apps__V1__Deployment>) {
        self.id = Self.text(form.pointee.id)
        self.createdAt = Self.message(form.pointee.created_at)
        self.createdBy = Self.text(form.pointee.created_by)
        self.databaseID = Self.text(form.pointee.database_id)
        self.credentialVersion = form.pointee.credential_version
        self.conditions = Self.messages(form.pointee.n_conditions, form.pointee.conditions)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, message: self.createdAt)
        fields.add(3, text: self.createdBy)
        fields.add(4, text: self.databaseID)
        fields.add(5, varint: UInt64(self.credentialVersion))
        fields.add(6, messages: self.conditions)
    }
}
