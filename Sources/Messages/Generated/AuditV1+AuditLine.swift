// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

internal import CMessages

extension AuditV1 {
    /// One line. Never holds a secret.
    public struct AuditLine: RPCMessage, CustomDebugStringConvertible {
        /// `paas.audit.v1.AuditLine`
        public static let typeName = "paas.audit.v1.AuditLine"

        /// Identifies the line in the installation.
        public var id: String = ""
        /// Field 2: `at`.
        public var at: ProtobufTimestamp?
        /// Who: "member@acme", "service:ci@acme", "local:uid=0", "paasd", or "anonymous".
        public var actor: String = ""
        /// Empty = there was no valid token.
        public var tokenID: String = ""
        /// What: "databases.reveal".
        public var action: String = ""
        /// The organisation as the call named it; empty = none.
        public var org: String = ""
        /// Field 7: `app`.
        public var app: String = ""
        /// Field 8: `database_id`.
        public var databaseID: String = ""
        /// "allowed" or "denied".
        public var outcome: String = ""
        /// Why it was denied, or what else it was about: a variable's name, a deployment's id, a mode.
        public var reason: String = ""
        /// Field 11: `request_id`.
        public var requestID: String = ""
        /// The other end of the connection: "uid=0 pid=4711", behind the gateway also "client=192.0.2.7".
        public var peer: String = ""
        /// "socket", "gateway", "local" or "daemon".
        public var origin: String = ""
        /// Denied attempts of the same caller that were left out before this one, because there were too many.
        public var suppressed: UInt64 = 0
        /// Its place in the organisation's chain, from 1; 0 = it is not sealed yet.
        public var seq: UInt64 = 0
        /// Its link's hash, in hexadecimal digits; empty = it is not sealed yet.
        public var hash: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            id: String = "", at: ProtobufTimestamp? = nil, actor: String = "", tokenID: String = "",
            action: String = "", org: String = "", app: String = "", databaseID: String = "", outcome: String = "",
            reason: String = "", requestID: String = "", peer: String = "", origin: String = "", suppressed: UInt64 = 0,
            seq: UInt64 = 0, hash: String = ""
        ) {
            self.id = id
            self.at = at
            self.actor = actor
            self.tokenID = tokenID
            self.action = action
            self.org = org
            self.app = app
            self.databaseID = databaseID
            self.outcome = outcome
            self.reason = reason
            self.requestID = requestID
            self.peer = peer
            self.origin = origin
            self.suppressed = suppressed
            self.seq = seq
            self.hash = hash
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
            var fields = FieldList("AuditLine")
            fields.add("id", id)
            fields.add("at", at)
            fields.add("actor", actor)
            fields.add("tokenID", tokenID)
            fields.add("action", action)
            fields.add("org", org)
            fields.add("app", app)
            fields.add("databaseID", databaseID)
            fields.add("outcome", outcome)
            fields.add("reason", reason)
            fields.add("requestID", requestID)
            fields.add("peer", peer)
            fields.add("origin", origin)
            fields.add("suppressed", suppressed)
            fields.add("seq", seq)
            fields.add("hash", hash)
            return fields.text
        }
    }
}

extension AuditV1.AuditLine: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__audit__v1__audit_line()
    }

    init(reading form: UnsafePointer<Paas__Audit__V1__AuditLine>) {
        self.id = Self.text(form.pointee.id)
        self.at = Self.message(form.pointee.at)
        self.actor = Self.text(form.pointee.actor)
        self.tokenID = Self.text(form.pointee.token_id)
        self.action = Self.text(form.pointee.action)
        self.org = Self.text(form.pointee.org)
        self.app = Self.text(form.pointee.app)
        self.databaseID = Self.text(form.pointee.database_id)
        self.outcome = Self.text(form.pointee.outcome)
        self.reason = Self.text(form.pointee.reason)
        self.requestID = Self.text(form.pointee.request_id)
        self.peer = Self.text(form.pointee.peer)
        self.origin = Self.text(form.pointee.origin)
        self.suppressed = form.pointee.suppressed
        self.seq = form.pointee.seq
        self.hash = Self.text(form.pointee.hash)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.id)
        fields.add(2, message: self.at)
        fields.add(3, text: self.actor)
        fields.add(4, text: self.tokenID)
        fields.add(5, text: self.action)
        fields.add(6, text: self.org)
        fields.add(7, text: self.app)
        fields.add(8, text: self.databaseID)
        fields.add(9, text: self.outcome)
        fields.add(10, text: self.reason)
        fields.add(11, text: self.requestID)
        fields.add(12, text: self.peer)
        fields.add(13, text: self.origin)
        fields.add(14, varint: self.suppressed)
        fields.add(15, varint: self.seq)
        fields.add(16, text: self.hash)
    }
}
