import Engines
import Lifecycle
import Model
import Provisioner

/// Logs in to the instances of a `World`.
struct ScriptedProbe: TenantProbe {
    let world: World
    let daemon: Daemon
    let clock: any MonotonicClock
    let overseer: any Overseer

    func prepare(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws {
        let recorded = overseer.password(of: spec.id)
        try await operate("prepare", spec.id) { world in
            if recorded != password { world.violations.append("\(spec.id) was told a password that is not recorded") }
            try require(spec, in: world)
            if case .present(let version, systemIdentifier: nil) = world.places[spec.id]?.volume {
                world.identities += 1
                world.places[spec.id]?.volume = .present(version: version, systemIdentifier: "\(world.identities)")
            }
            if world.places[spec.id]?.password != password { world.places[spec.id]?.passwordChanges += 1 }
            world.places[spec.id]?.password = password
        }
    }

    func changePassword(
        _ spec: InstanceSpec, password: Secret, endsSessions: Bool, within limit: Duration
    ) async throws {
        let pending = overseer.pendingPassword(of: spec.id)
        try await operate("changePassword", spec.id) { world in
            if pending != password { world.violations.append("\(spec.id) was told a password that is not pending") }
            try require(spec, in: world)
            if world.places[spec.id]?.password != password { world.places[spec.id]?.passwordChanges += 1 }
            world.places[spec.id]?.password = password
            if endsSessions { world.places[spec.id]?.sessionsEnded += 1 }
        }
    }

    /// Nobody in a simulation asks for one.
    func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin], within limit: Duration) async throws {}

    /// Whoever has the address answers, as on a network.
    func logIn(_ spec: InstanceSpec, password: Secret, within limit: Duration) async throws -> String? {
        if world.has(.loginsAreNotTried) { return nil }
        return try await operate("logIn", spec.id) { world in
            let there = world.places.values.first { place in
                if case .running(let address?, _) = place.instance { return address == spec.endpoint?.host }
                return false
            }
            guard let there else { throw StepFault(.loginRefused, "nobody answers", isTransient: true) }
            guard there.password == password else {
                throw StepFault(Reason(rawValue: "AuthenticationFailed"), "wrong password", isTransient: false)
            }
            if password == overseer.password(of: spec.id) || password == overseer.pendingPassword(of: spec.id) {
                overseer.loginSucceeded(spec.id)
            }
            guard case .present(_, let systemIdentifier) = there.volume else { return nil }
            return systemIdentifier
        }
    }

    private func require(_ spec: InstanceSpec, in world: World.State) throws {
        guard case .running = world.places[spec.id]?.instance else {
            throw StepFault(.loginRefused, "nobody answers", isTransient: true)
        }
    }

    private func operate<Value: Sendable>(
        _ name: String, _ id: DatabaseID, _ effect: @escaping @Sendable (inout World.State) throws -> Value
    ) async throws -> Value {
        try await Operating(world: world, daemon: daemon, clock: clock, overseer: overseer).run(name, on: id, effect)
    }
}
