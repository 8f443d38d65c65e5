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

    init(reading form: UnsafePointer<Paas__Databases__V1__CreateDatabaseRequest>) throws(DecodeFault) {
        self.init()
        self.org = try Self.text(form.pointee.org, "org")
        self.app = try Self.text(form.pointee.app, "app")
        self.name = try Self.text(form.pointee.name, "name")
        self.engineVersion = try Self.text(form.pointee.engine_version, "engine_version")
        self.description = try Self.text(form.pointee.description, "description")
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__CreateDatabaseRequest>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.org = try Self.text(self.org, "org", in: arena)
        form.pointee.app = try Self.text(self.app, "app", in: arena)
        form.pointee.name = try Self.text(self.name, "name", in: arena)
        form.pointee.engine_version = try Self.text(self.engineVersion, "engine_version", in: arena)
        form.pointee.description = try Self.text(self.description, "description", in: arena)
    }
}
