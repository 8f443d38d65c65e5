import Engines
import Lifecycle
import Model
import Probe

/// Talks to the servers of the native engine, in processes of their own.
public struct NativeTenants: TenantProbe {
    let engine: NativeEngine
    let probes: ProbePool

    /// - Parameters:
    ///   - engine: knows the servers' local sockets.
    ///   - probes: does what is asked for, while it runs.
    public init(engine: NativeEngine, probes: ProbePool) {
        self.engine = engine
        self.probes = probes
    }

    /// Over the server's local socket.
    public func prepare(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws {
        let login = try localLogin(spec)
        try await StepFault.translating { () throws(ProbeFault) in
            try await probes.prepare(AppCredentials(password: password), through: login, deadline: limit)
        }
    }

    /// Over the server's local socket.
    public func changePassword(
        _ spec: InstanceSpec, password: Secret, endsSessions: Bool, within limit: Duration
    ) async throws {
        let login = try localLogin(spec)
        try await StepFault.translating { () throws(ProbeFault) in
            try await probes.changePassword(
                AppCredentials(password: password), through: login, endsSessions: endsSessions, deadline: limit)
        }
    }

    /// Over the server's local socket.
    public func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin], within limit: Duration) async throws {
        let login = try localLogin(spec)
        let told: LoginStatements
        do {
            if !wanted.isEmpty { try engine.admitLogins(spec) }
            told = LoginStatements(
                statements: [NativeEngine.rereadingAccess] + (try TemporaryRoles(wanted).statements),
                clearing: TemporaryRoles.clearing, clearingOptions: TenantSession.options(spec.version))
        } catch { throw StepFault(error) }
        try await StepFault.translating { () throws(ProbeFault) in
            try await probes.arrangeLogins(told, through: login, deadline: limit)
        }
    }

    private func localLogin(_ spec: InstanceSpec) throws(StepFault) -> LocalLogin {
        do { return try engine.localLogin(spec) } catch { throw StepFault(error) }
    }
}
