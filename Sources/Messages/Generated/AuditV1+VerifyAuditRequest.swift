// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

internal import CMessages

extension AuditV1 {
    /// `paas.audit.v1.VerifyAuditRequest`.
    public struct VerifyAuditRequest: RPCMessage, CustomDebugStringConvertible {
        /// `paas.audit.v1.VerifyAuditRequest`
        public static let typeName = "paas.audit.v1.VerifyAuditRequest"

        /// Empty = every chain, with the installation's own.
        public var org: String = ""

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(org: String = "") {
            self.org = org
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
            var fields = FieldList("VerifyAuditRequest")
            fields.add("org", org)
            return fields.text
        }
    }
}

extension AuditV1.VerifyAuditRequest: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__audit__v1__verify_audit_request()
    }

    init(reading form: UnsafePointer<Paas__Audit__V1__VerifyAuditRequest>) {
        self.org = Self.text(form.pointee.org)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, text: self.org)
    }
}
