// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

internal import CMessages

extension AuditV1 {
    /// `paas.audit.v1.AuditFinding`.
    public struct AuditFinding: RPCMessage, CustomDebugStringConvertible {
        /// `paas.audit.v1.AuditFinding`
        public static let typeName = "paas.audit.v1.AuditFinding"

        /// A stable CamelCase word: "AuditLineChanged", "AuditLineRemoved", "AuditLineInserted", "AuditTruncated",
        /// …
        public var reason: String = ""
        /// Empty = the installation's own chain.
        public var org: String = ""
        /// The place in the chain; 0 = none.
        public var seq: UInt64 = 0
        /// The line's id; empty = it is about none.
        public var lineID: String = ""
        /// For people.
        public var message: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(reason: String = "", org: String = "", seq: UInt64 = 0, lineID: String = "", message: String = "") {
            self.reason = reason
            self.org = org
            self.seq = seq
            self.lineID = lineID
            self.message = message
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
            var fields = FieldList("AuditFinding")
            fields.add("reason", reason)
            fields.add("org", org)
            fields.add("seq", seq)
            fields.add("lineID", lineID)
            fields.add("message", message)
            return fields.text
        }
    }
}

extension AuditV1.AuditFinding: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__audit__v1__audit_finding()
    }

    init(reading form: UnsafePointer<Paas__Audit__V1__AuditFinding>) {
        self.reason = Self.text(form.pointee.reason)
        self.org = Self.text(form.pointee.org)
        self.seq = form.pointee.seq
        self.lineID = Self.text(form.pointee.line_id)
        self.message = Self.text(form.pointee.message)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.reason)
        fields.add(2, text: self.org)
        fields.add(3, varint: self.seq)
        fields.add(4, text: self.lineID)
        fields.add(5, text: self.message)
    }
}
