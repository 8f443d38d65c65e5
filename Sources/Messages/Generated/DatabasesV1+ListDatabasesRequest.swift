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

    init(reading form: UnsafePointer<Paas__Databases__V1__ListDatabasesRequest>) {
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.pageSize = form.pointee.page_size
        self.pageToken = Self.text(form.pointee.page_token)
        self.name = Self.text(form.pointee.name)
        self.showDeleted = form.pointee.show_deleted != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, text: self.app)
        fields.add(3, varint: UInt64(self.pageSize))
        fields.add(4, text: self.pageToken)
        fields.add(5, text: self.name)
        fields.add(6, varint: self.showDeleted ? 1 : 0)
    }
}
