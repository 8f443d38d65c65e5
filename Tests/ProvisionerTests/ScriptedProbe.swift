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

    func prepare(password: Secret, through login: LocalLogin, within limit: Duration) async throws {
        let name = String(login.socketDirectory.split(separator: "/").last ?? "")
        guard let id = DatabaseID(name) else { throw StepFault(.loginRefused, "no such socket", isTransient: false) }
        let recorded = overseer.password(of: id)
        try await Operating(world: world, daemon: daemon, clock: clock, overseer: overseer).run("prepare", on: id) {
            world in
            if recorded != password { world.violations.append("\(id) was told a password that is not recorded") }
            guard case .running = world.places[id]?.instance else {
                throw StepFault(.loginRefused, "nobody answers", isTransient: true)
            }
            if world.places[id]?.password != password { world.places[id]?.passwordChanges += 1 }
            world.places[id]?.password = password
        }
    }

    func logIn(to endpoint: Endpoint, password: Secret, within limit: Duration) async throws -> String? {
        guard let id = overseer.holder(of: endpoint) else {
            throw StepFault(.loginRefused, "nobody has this address", isTransient: true)
        }
        let operating = Operating(world: world, daemon: daemon, clock: clock, overseer: overseer)
        return try await operating.run("logIn", on: id) { world in
            guard world.places[id]?.instance == .running(address: endpoint.host, processID: 1) else {
                throw StepFault(.loginRefused, "nobody answers", isTransient: true)
            }
            guard world.places[id]?.password == password else {
                throw StepFault(Reason(rawValue: "AuthenticationFailed"), "wrong password", isTransient: false)
            }
            guard case .present(_, let systemIdentifier) = world.places[id]?.volume else { return nil }
            return systemIdentifier
        }
    }
}
