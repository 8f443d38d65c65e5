// Made by Proto/generate.sh from paas/audit/v1/audit.proto. Do not edit.

extension AuditV1 {
    /// About the installation's own lines only the operator may ask: root and the daemon's own user, on the
    /// daemon's machine.
    public struct AuditClient<Caller: RPCCaller>: Sendable {
        private let caller: Caller

        /// A stub whose calls another one carries.
        public init(_ caller: Caller) { self.caller = caller }

        /// Lines of an organisation's log that a filter lets pass, page by page. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func listAudit(
            _ request: AuditV1.ListAuditRequest, options: CallOptions = CallOptions()
        ) async throws -> AuditV1.ListAuditResponse {
            try await caller.call(AuditV1.AuditMethod.listAudit.rawValue, request, options)
        }

        /// Walks along the chain of hashes and says what does not fit. Role: admin.
        ///
        /// - Throws: `Fault`, also for trouble on the way; `CancellationError` when the task is cancelled.
        public func verifyAudit(
            _ request: AuditV1.VerifyAuditRequest, options: CallOptions = CallOptions()
        ) async throws -> AuditV1.VerifyAuditResponse {
            try await caller.call(AuditV1.AuditMethod.verifyAudit.rawValue, request, options)
        }
    }
}
