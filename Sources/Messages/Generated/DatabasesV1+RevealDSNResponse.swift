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

    init(reading form: UnsafePointer<Paas__Databases__V1__RevealDSNResponse>) {
        self.dsn = Self.text(form.pointee.dsn)
        self.username = Self.text(form.pointee.username)
        self.host = Self.text(form.pointee.host)
        self.port = form.pointee.port
        self.database = Self.text(form.pointee.database)
        self.auditID = Self.text(form.pointee.audit_id)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.dsn)
        fields.add(2, text: self.username)
        fields.add(3, text: self.host)
        fields.add(4, varint: UInt64(self.port))
        fields.add(5, text: self.database)
        fields.add(6, text: self.auditID)
    }
}

extension DatabasesV1.RevealDSNResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
