// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

extension AuditV1 {
    /// About the installation's own lines only the operator may ask: root and the daemon's own user, on the
    /// daemon's machine.
    public protocol AuditService: RPCService {
        /// Lines of an organisation's log that a filter lets pass, page by page. Role: admin.
        func listAudit(
            _ request: AuditV1.ListAuditRequest, context: CallContext
        ) async throws -> AuditV1.ListAuditResponse

        /// Walks along the chain of hashes and says what does not fit. Role: admin.
        func verifyAudit(
            _ request: AuditV1.VerifyAuditRequest, context: CallContext
        ) async throws -> AuditV1.VerifyAuditResponse
    }
}

extension AuditV1.AuditService {
    /// Every method of `paas.audit.v1.Audit`, decoding requests and encoding responses.
    public var methods: [RPCMethod] {
        [
            .unary(AuditV1.AuditMethod.listAudit.rawValue) { request, context in
                try await self.listAudit(request, context: context)
            },
            .unary(AuditV1.AuditMethod.verifyAudit.rawValue) { request, context in
                try await self.verifyAudit(request, context: context)
            },
        ]
    }
}
