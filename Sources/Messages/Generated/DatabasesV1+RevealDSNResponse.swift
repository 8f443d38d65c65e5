// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.RevealDSNResponse`.
    public struct RevealDSNResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.RevealDSNResponse`
        public static let typeName = "paas.databases.v1.RevealDSNResponse"

        /// Field 1: `dsn`.
        public var dsn: String = ""
        /// Field 2: `username`.
        public var username: String = ""
        /// Field 3: `host`.
        public var host: String = ""
        /// Field 4: `port`.
        public var port: UInt32 = 0
        /// Field 5: `database`.
        public var database: String = ""
        /// The audit row of this reveal.
        public var auditID: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            dsn: String = "", username: String = "", host: String = "", port: UInt32 = 0, database: String = "",
            auditID: String = ""
        ) {
            self.dsn = dsn
            self.username = username
            self.host = host
            self.port = port
            self.database = database
            self.auditID = auditID
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
            var fields = FieldList("RevealDSNResponse")
            fields.addSecret("dsn", dsn)
            fields.add("username", username)
            fields.add("host", host)
            fields.add("port", port)
            fields.add("database", database)
            fields.add("auditID", auditID)
            return fields.text
        }
    }
}

extension DatabasesV1.RevealDSNResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__reveal_dsnresponse()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__RevealDSNResponse>) throws(DecodeFault) {
        self.init()
        self.dsn = try Self.text(form.pointee.dsn, "dsn")
        self.username = try Self.text(form.pointee.username, "username")
        self.host = try Self.text(form.pointee.host, "host")
        self.port = form.pointee.port
        self.database = try Self.text(form.pointee.database, "database")
        self.auditID = try Self.text(form.pointee.audit_id, "audit_id")
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__RevealDSNResponse>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.dsn = try Self.text(self.dsn, "dsn", in: arena)
        form.pointee.username = try Self.text(self.username, "username", in: arena)
        form.pointee.host = try Self.text(self.host, "host", in: arena)
        form.pointee.port = self.port
        form.pointee.database = try Self.text(self.database, "database", in: arena)
        form.pointee.audit_id = try Self.text(self.auditID, "audit_id", in: arena)
    }
}

extension DatabasesV1.RevealDSNResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
