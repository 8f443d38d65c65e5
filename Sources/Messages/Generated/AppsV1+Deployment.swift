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
        /// - Throws: `DecodeFault` for bytes that are no such message or that ask for more than the limits allow.
        public init(decoding bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(DecodeFault) {
            self = try Self.unpacked(bytes, limits)
        }

        /// The message in protobuf's wire format.
        ///
        /// - Throws: `DecodeFault` for a string that holds a NUL byte, which protobuf-c would cut short.
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

    init(reading form: UnsafePointer<Paas__Apps__V1__Deployment>) throws(DecodeFault) {
        self.init()
        self.id = try Self.text(form.pointee.id, "id")
        self.createdAt = try Self.message(form.pointee.created_at)
        self.createdBy = try Self.text(form.pointee.created_by, "created_by")
        self.databaseID = try Self.text(form.pointee.database_id, "database_id")
        self.credentialVersion = form.pointee.credential_version
        self.conditions = try Self.messages(form.pointee.n_conditions, form.pointee.conditions)
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Apps__V1__Deployment>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.id = try Self.text(self.id, "id", in: arena)
        form.pointee.created_at = try Self.optionalForm(of: self.createdAt, in: arena)
        form.pointee.created_by = try Self.text(self.createdBy, "created_by", in: arena)
        form.pointee.database_id = try Self.text(self.databaseID, "database_id", in: arena)
        form.pointee.credential_version = self.credentialVersion
        form.pointee.n_conditions = self.conditions.count
        form.pointee.conditions = try Self.forms(of: self.conditions, in: arena)
    }
}
