import Engines
import Lifecycle
import Model
import Probe
import Sealing

/// Talks to servers in containers: as their administrator through the container engine, as an app over TCP from the host
/// or, where the host doesn't reach the network, from a container on it.
public struct ContainerTenants: TenantProbe {
    private static let pause = Duration.milliseconds(50)

    let administration: any ContainerAdministration
    private let probes: ProbePool
    private let clock: any MonotonicClock

    /// - Parameters:
    ///   - engine: the container engine.
    ///   - probes: logs in from the host, while it runs.
    ///   - clock: for waiting.
    public init(
        engine administration: any ContainerAdministration, probes: ProbePool, clock: any MonotonicClock = SystemClock()
    ) {
        self.administration = administration
        self.probes = probes
        self.clock = clock
    }

    /// The password reaches the container as a SCRAM verifier only.
    public func prepare(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws {
        let verifier = try verifier(of: password)
        let end = clock.now() + limit
        try await awaitServer(spec, within: limit)
        try await insist(until: end) { try await administration.prepareApp(spec, verifier: verifier) }
    }

    /// The password reaches the container as a SCRAM verifier only.
    public func changePassword(
        _ spec: InstanceSpec, password: Secret, endsSessions: Bool, within limit: Duration
    ) async throws {
        let verifier = try verifier(of: password)
        let end = clock.now() + limit
        try await awaitServer(spec, within: limit)
        try await insist(until: end) {
            try await administration.changePassword(spec, verifier: verifier, endsSessions: endsSessions)
        }
    }

    /// As the administrator inside of the container.
    public func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin], within limit: Duration) async throws {
        let end = clock.now() + limit
        try await awaitServer(spec, within: limit)
        try await insist(until: end) { try await administration.arrangeLogins(spec, wanted) }
    }

    /// Logs in over TCP, from where the network can be reached.
    func logInAsApp(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> String? {
        if try await reachesHost() { return try await probes.logIn(spec, password: password, within: limit) }
        return try await insist(until: clock.now() + limit) {
            try await administration.logIn(spec, password: password)
        }
    }

    private func verifier(of password: Secret) throws(StepFault) -> String {
        do { return try SCRAMVerifier.make(of: password) } catch { throw StepFault(error) }
    }

    /// From the host a server that is starting can be asked often at no cost, where each question inside of the
    /// container starts a process.
    func awaitServer(_ spec: InstanceSpec, within limit: Duration) async throws {
        guard let endpoint = spec.endpoint, try await reachesHost() else { return }
        try await StepFault.translating { () throws(ProbeFault) in
            try await probes.awaitServer(at: endpoint, deadline: limit)
        }
    }

    private func reachesHost() async throws -> Bool {
        do {
            return try await administration.reachesHost()
        } catch {
            try Task.checkCancellation()
            throw StepFault(error)
        }
    }

    /// Tries until it succeeds, fails for good, is refused for a cause of its own, or the time is over.
    private func insist<Value: Sendable>(
        until end: Duration, _ operation: () async throws -> Value
    ) async throws -> Value {
        while true {
            do {
                return try await operation()
            } catch let fault as EngineFault
                where fault.isTransient && fault.reason != .loginRejected && clock.now() + Self.pause < end
            {
                try await clock.sleep(for: Self.pause)
            } catch {
                try Task.checkCancellation()
                throw StepFault(error)
            }
        }
    }
}
