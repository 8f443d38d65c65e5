// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

internal import CMessages

extension AuditV1 {
    /// `paas.audit.v1.VerifyAuditResponse`.
    public struct VerifyAuditResponse: RPCMessage, CustomDebugStringConvertible {
        /// `paas.audit.v1.VerifyAuditResponse`
        public static let typeName = "paas.audit.v1.VerifyAuditResponse"

        /// How many lines were looked at.
        public var lines: UInt64 = 0
        /// How many of them are not sealed yet.
        public var unsealed: UInt64 = 0
        /// Field 3: `chains`.
        public var chains: UInt32 = 0
        /// The ends of the chains were compared with those that the daemon keeps outside of the control plane.
        public var isCompared: Bool = false
        /// What does not fit; empty = all is as it was written.
        public var findings: [AuditV1.AuditFinding] = []

        /// The message with every field at its default.
        public init() {}

        /// Sets the fields; those that are not given keep their defaults.
        public init(
            lines: UInt64 = 0, unsealed: UInt64 = 0, chains: UInt32 = 0, isCompared: Bool = false,
            findings: [AuditV1.AuditFinding] = []
        ) {
            self.lines = lines
            self.unsealed = unsealed
            self.chains = chains
            self.isCompared = isCompared
            self.findings = findings
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
            var fields = FieldList("VerifyAuditResponse")
            fields.add("lines", lines)
            fields.add("unsealed", unsealed)
            fields.add("chains", chains)
            fields.add("isCompared", isCompared)
            fields.add("findings", findings)
            return fields.text
        }
    }
}

extension AuditV1.VerifyAuditResponse: CMessage {
    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        cmessages_paas__audit__v1__verify_audit_response()
    }

    init(reading form: UnsafePointer<Paas__Audit__V1__VerifyAuditResponse>) {
        self.lines = form.pointee.lines
        self.unsealed = form.pointee.unsealed
        self.chains = form.pointee.chains
        self.isCompared = form.pointee.is_compared != 0
        self.findings = Self.messages(form.pointee.n_findings, form.pointee.findings)
    }

    func encode(into fields: inout some FieldSink) {
        fields.add(1, varint: self.lines)
        fields.add(2, varint: self.unsealed)
        fields.add(3, varint: UInt64(self.chains))
        fields.add(4, varint: self.isCompared ? 1 : 0)
        fields.add(5, messages: self.findings)
    }
}
