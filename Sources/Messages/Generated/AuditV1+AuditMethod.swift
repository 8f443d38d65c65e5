// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

extension AuditV1 {
    /// The methods of `paas.audit.v1.Audit` by their paths on the wire.
    public enum AuditMethod: String, CaseIterable, Sendable {
        /// `ListAudit`
        case listAudit = "/paas.audit.v1.Audit/ListAudit"
        /// `VerifyAudit`
        case verifyAudit = "/paas.audit.v1.Audit/VerifyAudit"
    }
}
