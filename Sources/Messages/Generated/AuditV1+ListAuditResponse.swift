// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

internal import CMessages

extension AuditV1 {
    /// `paas.audit.v1.ListAuditResponse`.
    public struct ListAuditResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.audit.v1.ListAuditResponse`
        public static let typeName = "paas.audit.v1.ListAuditResponse"

        /// Field 1: `lines`.
        public var lines: [AuditV1.AuditLine] = []
        /// Empty = there is no further page.
        public var nextPageToken: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(lines: [AuditV1.AuditLine] = [], nextPageToken: String = "") {
            self.lines = lines
            self.nextPageToken = nextPageToken
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
            var fields = FieldList("ListAuditResponse")
            fields.add("lines", lines)
            fields.add("nextPageToken", nextPageToken)
            return fields.text
        }
    }
}

extension AuditV1.ListAuditResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__audit__v1__list_audit_response()
    }

    init(reading form: UnsafePointer<Paas__Audit__V1__ListAuditResponse>) {
        self.lines = Self.messages(form.pointee.n_lines, form.pointee.lines)
        self.nextPageToken = Self.text(form.pointee.next_page_token)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, messages: self.lines)
        fields.add(2, text: self.nextPageToken)
    }
}
