import Engines
import Model
import Provisioner

/// Carries out an operation on a `World`: it takes time, may be told to fail, and is watched.
struct Operating {
    let world: World
    let daemon: Daemon
    let clock: any MonotonicClock
    let overseer: any Overseer

    func run<Value: Sendable>(
        _ name: String, on id: DatabaseID, _ effect: @Sendable (inout World.State) throws -> Value
    ) async throws -> Value {
        try daemon.pass()
        if !overseer.isHeld(id, by: daemon.name) {
            world.violation("\(daemon.name) does \(name) on \(id) without a lease")
        }
        let duration = world.with { world in
            world.operations.append(World.Operation(name: name, id: id, daemon: daemon.name, at: clock.now()))
            guard name != "observe" else { return world.durations[name] ?? .milliseconds(10) }
            // What a stopped process was in the midst of can't be called back.
            if world.running[id, default: []].contains(where: { !$0.isStopped }) {
                world.violations.append("\(name) on \(id) while another operation runs")
            }
            world.running[id, default: []].append(daemon)
            return world.durations[name] ?? .milliseconds(10)
        }
        defer { if name != "observe" { world.with { $0.running[id]?.removeAll { $0 === daemon } } } }
        try await clock.sleep(for: duration)
        let value = try world.with { world in
            if var faults = world.faults[name], !faults.isEmpty {
                let fault = faults.removeFirst()
                world.faults[name] = faults
                throw fault
            }
            return try effect(&world)
        }
        try daemon.pass()
        return value
    }
}
