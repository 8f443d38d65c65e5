import Model
import Store
import Synchronization

/// The limiter of the daemon's reveals.
///
/// In this daemon's memory: a refused call then costs no write, and all that a restart gives away is one burst.
final class RevealGate: Sendable {
    private let limiter: Mutex<RevealLimiter>

    init(_ limiter: RevealLimiter) { self.limiter = Mutex(limiter) }

    func wait(for key: RevealLimiter.Key) -> Duration? { limiter.withLock { $0.wait(for: key, at: .now) } }
}

extension Control {
    /// Refuses a caller that has had too many connection strings of a database lately; audited like what the gate denies.
    ///
    /// - Throws: `Fault` with the reason `TooManyReveals`.
    func limitReveals(_ permit: Permit, of id: DatabaseID, caller: Caller) async throws {
        let key = RevealLimiter.Key(
            org: permit.org.rawValue, caller: permit.principal.name, database: id.rawValue)
        guard let wait = reveals.wait(for: key) else { return }
        throw try await deny(
            .tooManyReveals(wait), permit.action, org: permit.org, principal: permit.principal, caller: caller)
    }
}

extension Fault {
    /// What says in a fault's metadata after how many seconds to come back.
    public static let retryAfter = "retryAfterSeconds"

    fileprivate static func tooManyReveals(_ wait: Duration) -> Fault {
        let seconds = max(1, wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0))
        return Fault(
            .resourceExhausted, reason: "TooManyReveals",
            "this caller has had too many connection strings of this database; the next one in \(seconds) s",
            metadata: [retryAfter: "\(seconds)"],
            nextSteps: ["Keep the connection string that you have got instead of asking for it each time."],
            notProcessed: true)
    }
}
