import Engines
import Lifecycle
import Model
import Probe
import Sealing

extension NativeTenants {
    /// In a session of the platform's own over the local socket, beside a word over TCP that costs no login.
    public func look(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> TenantReport {
        if let report = await session(spec, password: password, within: limit / 2) { return report }
        return TenantReport(systemIdentifier: try await probes.logIn(spec, password: password, within: limit / 2))
    }

    /// Logs in as the app does. Where the app itself has taken every connection, the platform's own session says whether a
    /// login would succeed.
    public func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> String? {
        do {
            return try await probes.logIn(spec, password: password, within: limit)
        } catch let fault as StepFault where fault.reason == .connectionsExhausted {
            guard let report = await session(spec, password: password, within: limit) else { throw fault }
            return report.systemIdentifier
        }
    }

    /// `nil` unless everything says that the app gets in with this password.
    private func session(_ spec: InstanceSpec, password: Secret, within limit: Duration) async -> TenantReport? {
        guard let endpoint = spec.endpoint, let login = try? engine.localLogin(spec),
            let said = try? await probes.look(
                at: endpoint, through: login, platform: ProbeRole.platform(spec.version), deadline: limit),
            said.mayLogIn, let verifier = said.verifier, SCRAMVerifier.fits(verifier, password)
        else { return nil }
        return TenantReport(systemIdentifier: said.systemIdentifier)
    }
}

extension ProbeRole {
    /// How a worker asks a server of a version.
    fileprivate static func platform(_ version: EngineVersion) -> PlatformSession {
        PlatformSession(
            role: isKnown(to: version) ? name : nil, database: nativeDatabase, setup: setup, question: question)
    }
}
