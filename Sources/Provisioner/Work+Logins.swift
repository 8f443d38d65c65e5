import FaultPoints
import Lifecycle
import Logging
import Model
import Store

extension Work {
    /// Tells the server of a Ready database which temporary logins there are to be, where that has changed. What can't be
    /// told now is told later: from its end on no login lets anybody in, whatever the server was told.
    ///
    /// - Throws: `LeaseLost`, `CancellationError` or the store's error.
    func arrangeLogins() async throws {
        guard record.loginsAreDue, record.database.state == .ready, record.database.desired == .present,
            case .running = observed.instance
        else { return }
        do {
            _ = try await place.take()
            // Somebody may have asked for another one meanwhile.
            for _ in 0..<5 {
                if try await !arrangeLoginsOnce() { return }
            }
        } catch let fault as StepFault {
            tools.logger.warning("temporary logins could not be seen to", metadata: metadata(fault))
        }
    }

    /// Whether the server has to be told something else by now.
    private func arrangeLoginsOnce() async throws -> Bool {
        let work = try await tools.store.loginWork(of: id)
        let (probe, spec, limit) = (tools.probe, spec, tools.policy.lookLimit)
        try await attempt(within: limit) {
            try await probe.arrangeLogins(spec, work.wanted, within: limit * 9 / 10)
        }
        FaultPoint.reached("logins.told")
        let isDue = try await tools.store.loginsArranged(work, of: id, fence: lease.fence)
        FaultPoint.reached("logins.arranged")
        return isDue
    }
}
