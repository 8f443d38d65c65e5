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
        _ name: String, on id: DatabaseID, _ effect: @escaping @Sendable (inout World.State) throws -> Value
    ) async throws -> Value {
        try daemon.pass()
        // The second part of an operation goes on where a stopped daemon is continued.
        if !overseer.isHeld(id, by: daemon.name), !name.hasPrefix("end") {
            world.violation("\(daemon.name) does \(name) on \(id) without a lease")
        }
        if let host = world.host, let wanted = overseer.host(of: id), wanted != host {
            world.violation("A: \(daemon.name) does \(name) on \(id), which lives on \(wanted)")
        }
        let duration = world.with { world in
            world.operations.append(World.Operation(name: name, id: id, daemon: daemon.name, at: clock.now()))
            let duration = world.durations[name] ?? .milliseconds(10)
            guard name != "observe" else { return duration * world.slowness }
            // What a stopped process was in the midst of can't be called back.
            if world.running[id, default: []].contains(where: { !$0.isStopped }) {
                world.violations.append("\(name) on \(id) while another operation runs")
            }
            world.running[id, default: []].append(daemon)
            return duration * world.slowness
        }
        defer { if name != "observe" { world.with { $0.running[id]?.removeAll { $0 === daemon } } } }
        let value = try await carry(after: duration * jitter) {
            let value = try world.with { world in
                if world.isDown { throw EngineFault(.engineUnavailable, "it does not answer", isTransient: true) }
                if var faults = world.faults[name], !faults.isEmpty {
                    let fault = faults.removeFirst()
                    world.faults[name] = faults
                    throw fault
                }
                return try effect(&world)
            }
            // Others may change it too: only what was set here counts.
            if name == "prepare" || name == "changePassword" { checkPassword(of: id) }
            if name != "observe" { world.chronicle?.note(daemon.name, "\(name) of \(id)") }
            if world.happens(oneOf: world.with { $0.lossRate }) {
                throw EngineFault(.engineUnavailable, "the answer is lost", isTransient: true)
            }
            return value
        }
        try daemon.pass()
        return value
    }

    private var jitter: Double { world.chance.map { 0.2 + $0.unit() * 2 } ?? 1 }

    /// What an engine does goes on while the daemon is stopped; whether it still does when nobody waits for it any more
    /// is left to chance.
    private func carry<Value: Sendable>(
        after delay: Duration, _ effect: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        if let clock = clock as? any CarryingClock {
            return try await clock.carry(after: delay, isDoneOnCancel: { world.happens(oneOf: 2) }, effect)
        }
        try await clock.sleep(for: delay)
        return try effect()
    }

    /// At any moment one of the stored passwords is the one that logs in.
    private func checkPassword(of id: DatabaseID) {
        guard let password = world[id].password else { return }
        if password != overseer.password(of: id), password != overseer.pendingPassword(of: id) {
            world.violation("B: none of the stored passwords of \(id) logs in")
        }
    }
}
