// Made by Proto/generate.sh from paas/databases/v1/databases.proto. Do not edit.

internal import CMessages

extension DatabasesV1 {
    /// `paas.databases.v1.ListDatabasesResponse`.
    public struct ListDatabasesResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.databases.v1.ListDatabasesResponse`
        public static let typeName = "paas.databases.v1.ListDatabasesResponse"

        /// Field 1: `databases`.
        public var databases: [DatabasesV1.Database] = []
        /// Empty on the last page.
        public var nextPageToken: String = ""
        /// The list is no older than this revision.
        public var revision: UInt64 = 0

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(databases: [DatabasesV1.Database] = [], nextPageToken: String = "", revision: UInt64 = 0) {
            self.databases = databases
            self.nextPageToken = nextPageToken
            self.revision = revision
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
            var fields = FieldList("ListDatabasesResponse")
            fields.add("databases", databases)
            fields.add("nextPageToken", nextPageToken)
            fields.add("revision", revision)
            return fields.text
        }
    }
}

extension DatabasesV1.ListDatabasesResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__databases__v1__list_databases_response()
    }

    init(reading form: UnsafePointer<Paas__Databases__V1__ListDatabasesResponse>) {
        self.databases = Self.messages(form.pointee.n_databases, form.pointee.databases)
        self.nextPageToken = Self.text(form.pointee.next_page_token)
        self.revision = form.pointee.revision
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.databases)
        fields.add(2, text: self.nextPageToken)
        fields.add(3, varint: self.revision)
    }
}
