import Engines
import Model
import Provisioner

/// An engine whose instances are values in a `World`.
struct ScriptedEngine: Engine {
    let kind = EngineKind.native
    let world: World
    let daemon: Daemon
    let clock: any MonotonicClock
    let overseer: any Overseer

    func versions() async throws -> [InstalledVersion] {
        [InstalledVersion(version: .standard, origin: "simulation")]
    }

    func addressCandidates(for id: DatabaseID, count: Int) -> [String] {
        (0..<count).map { "127.0.\(Int(id.rawValue.utf8.first ?? 0)).\($0 + 1)" }
    }

    func observe(_ spec: InstanceSpec) async throws -> Observation {
        try await operate("observe", spec.id) {
            let place = $0.places[spec.id] ?? World.Place()
            return Observation(volume: place.volume, instance: place.instance)
        }
    }

    func reserveNetwork(_ spec: InstanceSpec) async throws {
        try await operate("reserveNetwork", spec.id) { world in
            guard let host = spec.endpoint?.host else { throw EngineFault(.addressMissing, "none", isTransient: false) }
            if world.foreignAddresses.contains(host) {
                throw EngineFault(.addressTaken, "\(host) is taken", isTransient: false)
            }
        }
    }

    func prepareImage(_ spec: InstanceSpec) async throws { try await operate("prepareImage", spec.id) { _ in } }

    func createVolume(_ spec: InstanceSpec) async throws -> VolumeIdentity {
        let identity: VolumeIdentity? = try await operate("beginVolume", spec.id) { world in
            var place = world.places[spec.id] ?? World.Place()
            if case .present(_, let identifier) = place.volume { return VolumeIdentity(systemIdentifier: identifier) }
            if spec.everReady { world.violations.append("\(spec.id) initialised again although it was Ready") }
            place.volume = .incomplete
            place.password = nil
            place.initialisations += 1
            world.places[spec.id] = place
            return nil
        }
        if let identity { return identity }
        return try await operate("endVolume", spec.id) { world in
            world.identities += 1
            world.places[spec.id]?.volume = .present(version: spec.version, systemIdentifier: "\(world.identities)")
            return VolumeIdentity(systemIdentifier: "\(world.identities)")
        }
    }

    func start(_ spec: InstanceSpec) async throws {
        try await operate("start", spec.id) { world in
            guard case .present = world.places[spec.id]?.volume else {
                throw EngineFault(.volumeMissing, "nothing to start", isTransient: false)
            }
            world.places[spec.id]?.instance = .running(address: spec.endpoint?.host, processID: 1)
        }
    }

    func stop(_ id: DatabaseID) async throws {
        try await operate("stop", id) { $0.places[id]?.instance = .stopped }
    }

    func removeInstance(_ id: DatabaseID) async throws {
        try await operate("removeInstance", id) { $0.places[id]?.instance = .absent }
    }

    func destroyVolume(_ id: DatabaseID) async throws {
        try await operate("destroyVolume", id) { world in
            guard overseer.isPurgeWanted(id) else {
                return world.violations.append("\(id) destroyed unasked")
            }
            world.places[id] = nil
        }
    }

    func localLogin(_ spec: InstanceSpec) throws -> LocalLogin {
        LocalLogin(socketDirectory: "/run/\(spec.id)", user: "paas_admin", port: 5432)
    }

    func logTail(_ id: DatabaseID, lines: Int) async -> [String] { ["FATAL:  the last words of \(id)"] }

    func owned() async throws -> [DatabaseID] { world.with { Array($0.places.keys) } }

    private func operate<Value: Sendable>(
        _ name: String, _ id: DatabaseID, _ effect: @Sendable (inout World.State) throws -> Value
    ) async throws -> Value {
        try await Operating(world: world, daemon: daemon, clock: clock, overseer: overseer).run(name, on: id, effect)
    }
}
