// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.ListDatabasesRequest`.
    public struct ListDatabasesRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.ListDatabasesRequest`
        public static let typeName = "paas.databases.v1.ListDatabasesRequest"

        /// Field 1: `org`.
        public var org: String = ""
        /// Field 2: `app`.
        public var app: String = ""
        /// 1 to 1000; 0 = 100.
        public var pageSize: UInt32 = 0
        /// Field 4: `page_token`.
        public var pageToken: String = ""
        /// Only databases of this name; empty = all.
        public var name: String = ""
        /// Deleted and purged ones too.
        public var showDeleted: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            org: String = "", app: String = "", pageSize: UInt32 = 0, pageToken: String = "", name: String = "",
            showDeleted: Bool = false
        ) {
            self.org = org
            self.app = app
            self.pageSize = pageSize
            self.pageToken = pageToken
            self.name = name
            self.showDeleted = showDeleted
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
            var fields = FieldList("ListDatabasesRequest")
            fields.add("org", org)
            fields.add("app", app)
            fields.add("pageSize", pageSize)
            fields.add("pageToken", pageToken)
            fields.add("name", name)
            fields.add("showDeleted", showDeleted)
            return fields.text
        }
    }
}

extension DatabasesV1.ListDatabasesRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__list_databases_request()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__ListDatabasesRequest>) throws(DecodeFault) {
        self.init()
        self.org = try Self.text(form.pointee.org, "org")
        self.app = try Self.text(form.pointee.app, "app")
        self.pageSize = form.pointee.page_size
        self.pageToken = try Self.text(form.pointee.page_token, "page_token")
        self.name = try Self.text(form.pointee.name, "name")
        self.showDeleted = form.pointee.show_deleted != 0
    }

    func write(
        to form: UnsafeMutablePointer<Paas__Databases__V1__ListDatabasesRequest>, in arena: borrowing Arena
    ) throws(DecodeFault) {
        form.pointee.org = try Self.text(self.org, "org", in: arena)
        form.pointee.app = try Self.text(self.app, "app", in: arena)
        form.pointee.page_size = self.pageSize
        form.pointee.page_token = try Self.text(self.pageToken, "page_token", in: arena)
        form.pointee.name = try Self.text(self.name, "name", in: arena)
        form.pointee.show_deleted = self.showDeleted ? 1 : 0
    }
}
