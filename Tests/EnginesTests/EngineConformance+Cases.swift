import Engines
import Model
import Postgres
import Support
import Testing

extension EngineConformance {
    /// Every step twice, every stage looked at, and the rows are there after a stop and a removal.
    func fullLife() async throws {
        var spec = try await makeSpec()
        let endpoint = try #require(spec.endpoint)
        #expect(try await engine.observe(spec) == Observation(volume: .missing, instance: .absent))
        #expect(try await !engine.owned().contains(spec.id))

        try await engine.prepareImage(spec)
        try await engine.prepareImage(spec)
        let identity = try await engine.createVolume(spec)
        #expect(try await engine.createVolume(spec) == identity)
        spec.systemIdentifier = identity.systemIdentifier
        let volume = Observation.Volume.present(version: version, systemIdentifier: identity.systemIdentifier)
        #expect(try await engine.observe(spec) == Observation(volume: volume, instance: .absent))
        #expect(try await engine.owned().contains(spec.id))

        let process = try await startTwice(spec, volume: volume)
        try await engine.reserveNetwork(spec)
        let password = "a-b c'd"
        try await Login.makeApp(engine.localLogin(spec), password: "a-b c''d")
        let app = try await Login.network(endpoint, password: password)
        try app.execute("create table kept as select 42 as answer")
        #expect(app.serverVersion / 10_000 == version.major)
        let asked = try await Login.local(engine.localLogin(spec)).execute(
            "select system_identifier::text as id from pg_control_system()")
        #expect(try asked.first?.text("id") == identity.systemIdentifier)

        try await engine.stop(spec.id)
        try await engine.stop(spec.id)
        #expect(try await engine.observe(spec) == Observation(volume: volume, instance: .stopped))
        #expect(try await startTwice(spec, volume: volume) != process)
        #expect(try await answer(spec, password: password) == 42)

        try await engine.removeInstance(spec.id)
        try await engine.removeInstance(spec.id)
        #expect(try await engine.observe(spec) == Observation(volume: volume, instance: .absent))
        spec.everReady = true
        #expect(try await engine.createVolume(spec) == identity)
        try await engine.start(spec)
        #expect(try await answer(spec, password: password) == 42)

        try await engine.destroyVolume(spec.id)
        try await engine.destroyVolume(spec.id)
        #expect(try await engine.observe(spec) == Observation(volume: .missing, instance: .absent))
        #expect(try await !engine.owned().contains(spec.id))
        #expect(await engine.logTail(spec.id, lines: 5) == [])
    }

    private func startTwice(_ spec: InstanceSpec, volume: Observation.Volume) async throws -> Int32? {
        try await engine.start(spec)
        let first = try await engine.observe(spec)
        try await engine.start(spec)
        #expect(try await engine.observe(spec) == first)
        #expect(first.volume == volume)
        guard case .running(let address, let process) = first.instance else {
            throw SupportFault("it doesn't run: \(first)")
        }
        #expect(address == spec.endpoint?.host)
        return process
    }

    private func answer(_ spec: InstanceSpec, password: String) async throws -> Int64? {
        let connection = try await Login.network(try #require(spec.endpoint), password: password)
        return try connection.execute("select answer from kept").first?.int64("answer")
    }

    func halfMadeVolumeIsMadeAgain() async throws {
        let spec = try await makeSpec()
        try await saboteur.leaveHalfMadeVolume(spec)
        #expect(try await engine.observe(spec) == Observation(volume: .incomplete, instance: .absent))
        #expect(try await engine.owned().contains(spec.id))
        try await expectFault(.volumeMissing) { try await engine.start(spec) }
        _ = try await engine.createVolume(spec)
        try await engine.start(spec)
        _ = try await Login.local(engine.localLogin(spec))
    }

    func addressOfAnotherIsRefused() async throws {
        let spec = try await makeSpec()
        let endpoint = try #require(spec.endpoint)
        _ = try await engine.createVolume(spec)
        let listener = try saboteur.occupy(endpoint)
        try await expectFault(.addressTaken) { try await engine.reserveNetwork(spec) }
        try await expectFault(.addressTaken) { try await engine.start(spec) }
        guard case .running = try await engine.observe(spec).instance else {
            withExtendedLifetime(listener) {}
            return
        }
        Issue.record("it runs on an address that another program listens on")
    }

    func killedInstanceIsSeenAndStarted() async throws {
        let spec = try await provision()
        try await Login.makeApp(engine.localLogin(spec), password: "secret")
        let app = try await Login.network(try #require(spec.endpoint), password: "secret")
        try app.execute("create table kept as select 42 as answer")
        try await saboteur.killInstance(spec)
        #expect(
            try await eventually { try await engine.observe(spec).instance == .stopped },
            "a killed instance is not taken for a running one")
        try await engine.start(spec)
        #expect(try await answer(spec, password: "secret") == 42)
    }

    func wipedVolumeIsNeverInitialised() async throws {
        var spec = try await provision()
        spec.everReady = true
        try await engine.stop(spec.id)
        try await saboteur.wipeVolume(spec)
        #expect(try await engine.observe(spec).volume == .missing)
        try await expectFault(.volumeMissing) { _ = try await engine.createVolume(spec) }
        try await expectFault(.volumeMissing) { try await engine.start(spec) }
        #expect(try await engine.observe(spec).volume == .missing)
    }

    func twoKeepApart() async throws {
        async let first = provision()
        async let second = provision()
        let specs = try await [first, second]
        #expect(Set(specs.compactMap(\.systemIdentifier)).count == 2)
        #expect(Set(specs.compactMap { $0.endpoint?.host }).count == 2)
        for spec in specs { try await Login.makeApp(engine.localLogin(spec), password: "of-\(spec.id)") }
        for (spec, other) in [(specs[0], specs[1]), (specs[1], specs[0])] {
            let endpoint = try #require(spec.endpoint)
            _ = try await Login.network(endpoint, password: "of-\(spec.id)")
            await #expect(throws: PostgresFault.self) {
                _ = try await Login.network(endpoint, password: "of-\(other.id)")
            }
        }
        try await engine.destroyVolume(specs[0].id)
        guard case .running = try await engine.observe(specs[1]).instance else {
            Issue.record("destroying one database stopped another")
            return
        }
    }

    func unknownVersionIsRefused() async throws {
        var spec = try await makeSpec()
        spec.version = EngineVersion(major: 99)
        let fault = try await expectFault(.unknownVersion) { try await engine.prepareImage(spec) }
        #expect(!fault.isTransient)
        #expect(fault.message.contains("\(version)"), "the message lists what is installed: \(fault.message)")
        try await expectFault(.unknownVersion) { _ = try await engine.createVolume(spec) }
        #expect(try await engine.versions().contains { $0.version == version })
        #expect(try await !engine.owned().contains(spec.id))
    }

    func otherClusterIsNotStarted() async throws {
        var spec = try await makeSpec()
        let identity = try await engine.createVolume(spec)
        spec.systemIdentifier = "1\(identity.systemIdentifier)"
        try await expectFault(.volumeMismatch) { try await engine.start(spec) }
        spec.systemIdentifier = identity.systemIdentifier
        spec.version = EngineVersion(major: version.major + 1)
        try await expectFault(.volumeMismatch) { try await engine.start(spec) }
        try await expectFault(.volumeMismatch) { _ = try await engine.createVolume(spec) }
        spec.version = version
        spec.endpoint = nil
        try await expectFault(.addressMissing) { try await engine.start(spec) }
    }

    func newAddressIsTaken() async throws {
        var spec = try await provision()
        let old = try #require(spec.endpoint)
        let others = engine.addressCandidates(for: spec.id, count: 8).filter { $0 != old.host }
        spec.endpoint = Endpoint(host: try #require(others.first))
        try await engine.start(spec)
        guard case .running(let address, _) = try await engine.observe(spec).instance else {
            throw SupportFault("it doesn't run")
        }
        #expect(address == spec.endpoint?.host)
    }

    func logTailEndsWithTheLastLines() async throws {
        let spec = try await provision()
        _ = try await Login.local(engine.localLogin(spec))
        try await engine.stop(spec.id)
        let lines = await engine.logTail(spec.id, lines: 3)
        #expect(lines.count == 3)
        #expect(lines.last?.contains("database system is shut down") == true, "\(lines)")
        #expect(await engine.logTail(spec.id, lines: 0) == [])
    }
}
