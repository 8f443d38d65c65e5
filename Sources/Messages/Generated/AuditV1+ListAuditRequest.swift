// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

internal import CMessages

extension AuditV1 {
    /// `paas.audit.v1.ListAuditRequest`.
    public struct ListAuditRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.audit.v1.ListAuditRequest`
        public static let typeName = "paas.audit.v1.ListAuditRequest"

        /// Empty = the installation's own lines.
        public var org: String = ""
        /// Lines from this moment on.
        public var since: ProtobufTimestamp?
        /// Lines before this moment.
        public var until: ProtobufTimestamp?
        /// Each of these lets only equal lines pass; empty = all.
        public var actor: String = ""
        /// Field 5: `action`.
        public var action: String = ""
        /// Field 6: `outcome`.
        public var outcome: String = ""
        /// Field 7: `app`.
        public var app: String = ""
        /// Field 8: `database_id`.
        public var databaseID: String = ""
        /// 1 to 1000; 0 = 100.
        public var pageSize: UInt32 = 0
        /// The next_page_token of the page before; empty = the first page.
        public var pageToken: String = ""
        /// The oldest line first; otherwise the newest.
        public var oldestFirst: Bool = false

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            org: String = "", since: ProtobufTimestamp? = nil, until: ProtobufTimestamp? = nil, actor: String = "",
            action: String = "", outcome: String = "", app: String = "", databaseID: String = "", pageSize: UInt32 = 0,
            pageToken: String = "", oldestFirst: Bool = false
        ) {
            self.org = org
            self.since = since
            self.until = until
            self.actor = actor
            self.action = action
            self.outcome = outcome
            self.app = app
            self.databaseID = databaseID
            self.pageSize = pageSize
            self.pageToken = pageToken
            self.oldestFirst = oldestFirst
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
            var fields = FieldList("ListAuditRequest")
            fields.add("org", org)
            fields.add("since", since)
            fields.add("until", until)
            fields.add("actor", actor)
            fields.add("action", action)
            fields.add("outcome", outcome)
            fields.add("app", app)
            fields.add("databaseID", databaseID)
            fields.add("pageSize", pageSize)
            fields.add("pageToken", pageToken)
            fields.add("oldestFirst", oldestFirst)
            return fields.text
        }
    }
}

extension AuditV1.ListAuditRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__audit__v1__list_audit_request()
    }

    init(reading form: UnsafePointer<Paas__Audit__V1__ListAuditRequest>) {
        self.org = Self.text(form.pointee.org)
        self.since = Self.message(form.pointee.since)
        self.until = Self.message(form.pointee.until)
        self.actor = Self.text(form.pointee.actor)
        self.action = Self.text(form.pointee.action)
        self.outcome = Self.text(form.pointee.outcome)
        self.app = Self.text(form.pointee.app)
        self.databaseID = Self.text(form.pointee.database_id)
        self.pageSize = form.pointee.page_size
        self.pageToken = Self.text(form.pointee.page_token)
        self.oldestFirst = form.pointee.oldest_first != 0
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
        fields.add(2, message: self.since)
        fields.add(3, message: self.until)
        fields.add(4, text: self.actor)
        fields.add(5, text: self.action)
        fields.add(6, text: self.outcome)
        fields.add(7, text: self.app)
        fields.add(8, text: self.databaseID)
        fields.add(9, varint: UInt64(self.pageSize))
        fields.add(10, text: self.pageToken)
        fields.add(11, varint: self.oldestFirst ? 1 : 0)
    }
}
