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

    func addresses(for id: DatabaseID, count: Int) async throws -> AddressOffer {
        if world.with({ $0.assignsAddresses }) { return .assigned }
        if let base = world.with({ $0.addressBase }) { return .fixed((0..<count).map { "\(base).\($0 + 1)" }) }
        return .fixed((0..<count).map { "127.0.\(Int(id.rawValue.utf8.first ?? 0)).\($0 + 1)" })
    }

    func observe(_ spec: InstanceSpec) async throws -> Observation {
        try await operate("observe", spec.id) { world in
            let place = world.places[spec.id] ?? World.Place()
            var incarnation: String?
            if world.tellsStarts, case .running = place.instance { incarnation = "start \(place.starts)" }
            return Observation(
                volume: place.volume, instance: place.instance, incarnation: incarnation,
                addressIsAssigned: world.assignsAddresses, freeBytes: world.freeBytes)
        }
    }

    func reserveNetwork(_ spec: InstanceSpec) async throws {
        try await operate("reserveNetwork", spec.id) { world in
            if world.assignsAddresses { return }
            guard let host = spec.endpoint?.host else { throw EngineFault(.addressMissing, "none", isTransient: false) }
            let isOthers = world.places.contains { id, place in
                if id != spec.id, case .running(host, _) = place.instance { return true }
                return false
            }
            if world.foreignAddresses.contains(host) || isOthers {
                throw EngineFault(.addressTaken, "\(host) is taken", isTransient: false)
            }
        }
    }

    func prepareImage(
        _ spec: InstanceSpec, progress: @escaping @Sendable (TransferProgress) -> Void
    ) async throws -> String? {
        let (begun, transfer) = (clock.now(), world.with { $0.transfer })
        for (after, news) in transfer {
            try await clock.sleep(until: begun + after)
            progress(news)
        }
        return try await operate("prepareImage", spec.id) { $0.image }
    }

    func createVolume(_ spec: InstanceSpec) async throws -> VolumeIdentity? {
        let (identity, isMade): (VolumeIdentity?, Bool) = try await operate("beginVolume", spec.id) { world in
            var place = world.places[spec.id] ?? World.Place()
            if case .present(_, let identifier?) = place.volume {
                return (VolumeIdentity(systemIdentifier: identifier), true)
            }
            if spec.everReady || overseer.wasReady(spec.id) {
                world.violations.append("G: \(spec.id) initialised again although it was Ready")
            }
            place.volume = .incomplete
            place.password = nil
            place.initialisations += 1
            world.places[spec.id] = place
            return (nil, world.initialisesAtStart)
        }
        if isMade { return identity }
        return try await operate("endVolume", spec.id) { world in
            if case .present(_, let made?) = world.places[spec.id]?.volume {
                return VolumeIdentity(systemIdentifier: made)
            }
            world.identities += 1
            world.places[spec.id]?.volume = .present(version: spec.version, systemIdentifier: "\(world.identities)")
            return VolumeIdentity(systemIdentifier: "\(world.identities)")
        }
    }

    func start(_ spec: InstanceSpec) async throws {
        try await operate("start", spec.id) { world in
            if world.initialisesAtStart, world.places[spec.id]?.volume == .incomplete, !spec.everReady {
                world.places[spec.id]?.volume = .present(version: spec.version, systemIdentifier: nil)
            }
            guard case .present = world.places[spec.id]?.volume else {
                throw EngineFault(.volumeMissing, "nothing to start", isTransient: false)
            }
            if self.world.has(.startsMakeTheVolumeAfresh), self.world.happens(oneOf: 3) {
                world.identities += 1
                world.places[spec.id]?.volume = .present(version: spec.version, systemIdentifier: "\(world.identities)")
                world.places[spec.id]?.password = nil
            }
            if case .running = world.places[spec.id]?.instance { return }
            let address = world.assignsAddresses ? world.nextAddress() : spec.endpoint?.host
            world.places[spec.id]?.instance = .running(address: address, processID: 1)
            world.places[spec.id]?.starts += 1
            world.startedImages.append(spec.image)
        }
    }

    func stop(_ id: DatabaseID) async throws {
        try await operate("stop", id) { $0.places[id]?.instance = .stopped }
    }

    func removeInstance(_ id: DatabaseID) async throws {
        try await operate("removeInstance", id) { world in
            if self.world.has(.removalsAreForgotten) { return }
            world.places[id]?.instance = .absent
            if self.world.has(.removalTakesTheVolume) { world.places[id] = nil }
        }
    }

    func destroyVolume(_ id: DatabaseID) async throws {
        try await operate("destroyVolume", id) { world in
            guard overseer.isPurgeWanted(id) else {
                return world.violations.append("G: \(id) destroyed unasked")
            }
            if self.world.has(.destructionIsForgotten) { return }
            world.places[id] = nil
        }
    }

    func logTail(_ id: DatabaseID, lines: Int) async -> [String] { ["FATAL:  the last words of \(id)"] }

    func owned() async throws -> [DatabaseID] { world.with { Array($0.places.keys) } }

    func follow(_ changed: @Sendable (DatabaseID) async -> Void) async {
        let (events, follower) = AsyncStream<DatabaseID>.makeStream(bufferingPolicy: .bufferingNewest(64))
        world.with { $0.followers.append(follower) }
        for await id in events where !daemon.isDead { await changed(id) }
    }

    private func operate<Value: Sendable>(
        _ name: String, _ id: DatabaseID, _ effect: @escaping @Sendable (inout World.State) throws -> Value
    ) async throws -> Value {
        try await Operating(world: world, daemon: daemon, clock: clock, overseer: overseer).run(name, on: id, effect)
    }
}
