import Logging
import Store
import Synchronization

/// Writes denied attempts to the audit log, no more of them than its limiter lets pass.
final class DenialLog: Sendable {
    private let store: Store
    private let logger: Logger
    private let limiter: Mutex<DenialLimiter>

    init(store: Store, logger: Logger, limiter: DenialLimiter = DenialLimiter(at: .now)) {
        self.store = store
        self.logger = logger
        self.limiter = Mutex(limiter)
    }

    /// Writes an attempt's row unless there have been too many.
    ///
    /// - Throws: the store's fault when the row can't be written: a denied call gets no better answer for that.
    func record(_ entry: AuditEntry) async throws {
        // A token's sessions share its bucket: more of them make no more lines.
        let subject = entry.tokenID.map { String($0.prefix { $0 != "/" }) } ?? ""
        switch limiter.withLock({ $0.attempted(by: subject, at: .now) }) {
        case .suppress:
            return
        case .record(let suppressed):
            if suppressed > 0 {
                logger.warning(
                    "denied attempts were too many for the audit log",
                    metadata: ["actor": "\(entry.actor)", "suppressed": "\(suppressed)"])
            }
            if let cause = store.chain.closedBecause {
                logger.warning(
                    "a denied attempt is not in the audit log",
                    metadata: [
                        "actor": "\(entry.actor)", "action": "\(entry.action)", "org": "\(entry.org?.rawValue ?? "")",
                        "reason": "\(entry.reason)", "peer": "\(entry.peer)", "request": "\(entry.requestID)",
                        "cause": "\(cause)",
                    ])
                return
            }
            var entry = entry
            entry.suppressed = suppressed
            try await store.appendAudit(entry)
        }
    }
}
