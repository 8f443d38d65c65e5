import Engines
import Lifecycle
import Model
import Probe
import Sealing

extension ContainerTenants {
    /// In a session of the platform's own inside of the container, beside a word over TCP where the host reaches it.
    public func look(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> TenantReport {
        let said = await report(spec, within: limit / 2)
        if let said, said.letsIn(password) {
            return TenantReport(systemIdentifier: said.systemIdentifier, freeBytes: said.freeBytes)
        }
        do {
            let identifier = try await logInAsApp(spec, password: password, within: limit / 2)
            return TenantReport(systemIdentifier: identifier, freeBytes: said?.freeBytes)
        } catch let fault as StepFault { throw said?.cause(of: fault) ?? fault }
    }

    /// Logs in as the app does, from where the network can be reached. Where the app itself has taken every connection, the
    /// platform's own session says whether a login would succeed.
    public func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> String? {
        do {
            return try await logInAsApp(spec, password: password, within: limit)
        } catch let fault as StepFault where fault.reason == .connectionsExhausted || fault.reason == .loginRejected {
            guard let said = await report(spec, within: limit) else { throw fault }
            guard said.letsIn(password) else { throw said.cause(of: fault) }
            return said.systemIdentifier
        }
    }

    private func report(_ spec: InstanceSpec, within limit: Duration) async -> ServerReport? {
        guard (try? await awaitServer(spec, within: limit)) != nil else { return nil }
        return try? await administration.report(spec)
    }
}

extension ServerReport {
    /// Everything says that the app gets in with this password.
    fileprivate func letsIn(_ password: Secret) -> Bool {
        guard mayLogIn, let verifier else { return false }
        return SCRAMVerifier.fits(verifier, password)
    }

    /// A server without room refuses logins, among other things.
    fileprivate func cause(of fault: StepFault) -> StepFault {
        guard let freeBytes, freeBytes < DiskRoom.least else { return fault }
        return StepFault(.diskFull, DiskRoom.message(free: freeBytes), isTransient: true, logTail: fault.logTail)
    }
}
