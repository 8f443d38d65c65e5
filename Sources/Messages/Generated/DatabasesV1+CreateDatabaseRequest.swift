// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.CreateDatabaseRequest`.
    public struct CreateDatabaseRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.CreateDatabaseRequest`
        public static let typeName = "paas.databases.v1.CreateDatabaseRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `app`.
        public var app: String = ""
        /// Field 3: `name`.
        public var name: String = ""
        /// Empty = the installation's default.
        public var engineVersion: String = ""
        /// Field 5: `description`.
        public var description: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            org: String = "", app: String = "", name: String = "", engineVersion: String = "", description: String = ""
        ) {
            self.org = org
            self.app = app
            self.name = name
            self.engineVersion = engineVersion
            self.description = description
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
            var fields = FieldList("CreateDatabaseRequest")
            fields.add("org", org)
            fields.add("app", app)
            fields.add("name", name)
            fields.add("engineVersion", engineVersion)
            fields.add("description", description)
            return fields.text
        }
    }
}

extension DatabasesV1.CreateDatabaseRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__create_database_request()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__CreateDatabaseRequest>) {
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.name = Self.text(form.pointee.name)
        self.engineVersion = Self.text(form.pointee.engine_version)
        self.description = Self.text(form.pointee.description)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.app)
        fields.add(3, text: self.name)
        fields.add(4, text: self.engineVersion)
        fields.add(5, text: self.description)
    }
}
