// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.CreateTemporaryLoginResponse`.
    public struct CreateTemporaryLoginResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.CreateTemporaryLoginResponse`
        public static let typeName = "paas.databases.v1.CreateTemporaryLoginResponse"

        /// Field 1: `login`.
        public var login: DatabasesV1.TemporaryLogin?
        /// In this answer only.
        public var dsn: String = ""
        /// Field 3: `host`.
        public var host: String = ""
        /// Field 4: `port`.
        public var port: UInt32 = 0
        /// Field 5: `database`.
        public var database: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            login: DatabasesV1.TemporaryLogin? = nil, dsn: String = "", host: String = "", port: UInt32 = 0,
            database: String = ""
        ) {
            self.login = login
            self.dsn = dsn
            self.host = host
            self.port = port
            self.database = database
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
            var fields = FieldList("CreateTemporaryLoginResponse")
            fields.add("login", login)
            fields.addSecret("dsn", dsn)
            fields.add("host", host)
            fields.add("port", port)
            fields.add("database", database)
            return fields.text
        }
    }
}

extension DatabasesV1.CreateTemporaryLoginResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__create_temporary_login_response()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__CreateTemporaryLoginResponse>) {
        self.login = Self.message(form.pointee.login)
        self.dsn = Self.text(form.pointee.dsn)
        self.host = Self.text(form.pointee.host)
        self.port = form.pointee.port
        self.database = Self.text(form.pointee.database)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, message: self.login)
        fields.add(2, text: self.dsn)
        fields.add(3, text: self.host)
        fields.add(4, varint: UInt64(self.port))
        fields.add(5, text: self.database)
    }
}

extension DatabasesV1.CreateTemporaryLoginResponse: CustomReflectable {
    /// No children: the message holds a secret, which `dump` would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
