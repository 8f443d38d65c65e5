import Engines
import Model
import Postgres
import Support
import Testing

extension EngineConformance {
    /// Every step twice, every stage looked at, and the rows are there after a stop and a removal.
    func fullLife() async throws {
        var spec = try await makeSpec()
        #expect(try await look(spec) == Observation(volume: .missing, instance: .absent))
        #expect(try await !engine.owned().contains(spec.id))

        spec.image = try await engine.prepareImage(spec) { _ in }
        #expect(try await engine.prepareImage(spec) { _ in } == spec.image)
        let identity = try await engine.createVolume(spec)
        #expect((identity == nil) == initialisesAtStart)
        #expect(try await engine.createVolume(spec) == identity)
        let made = identity.map { Observation.Volume.present(version: version, systemIdentifier: $0.systemIdentifier) }
        #expect(try await look(spec) == Observation(volume: made ?? .incomplete, instance: .absent))
        #expect(try await engine.owned().contains(spec.id))

        let process = try await startTwice(spec)
        try await engine.reserveNetwork(spec)
        let password = "a-b c'd"
        try await access.makeApp(spec, password: password)
        try await access.ask(spec, "create table kept as select '42' as answer", password: password)
        let major = "select (current_setting('server_version_num')::int / 10000)::text as answer"
        #expect(try await access.ask(spec, major, password: password) == "\(version)")
        let asked = "select system_identifier::text as answer from pg_control_system()"
        spec.systemIdentifier = try await identifier(spec)
        #expect(try await access.administer(spec, asked) == spec.systemIdentifier)
        spec.everReady = true
        let volume = Observation.Volume.present(version: version, systemIdentifier: spec.systemIdentifier)

        try await engine.stop(spec.id)
        try await engine.stop(spec.id)
        #expect(try await look(spec) == Observation(volume: volume, instance: .stopped))
        #expect(try await startTwice(spec) != process)
        #expect(try await answer(spec, password: password) == "42")

        try await engine.removeInstance(spec.id)
        try await engine.removeInstance(spec.id)
        #expect(try await look(spec) == Observation(volume: volume, instance: .absent))
        #expect(try await engine.createVolume(spec)?.systemIdentifier == spec.systemIdentifier)
        try await engine.start(spec)
        #expect(try await answer(spec, password: password) == "42")

        try await engine.destroyVolume(spec.id)
        try await engine.destroyVolume(spec.id)
        #expect(try await look(spec) == Observation(volume: .missing, instance: .absent))
        #expect(try await !engine.owned().contains(spec.id))
        #expect(await engine.logTail(spec.id, lines: 5) == [])
    }

    private func startTwice(_ spec: InstanceSpec) async throws -> Int32? {
        try await engine.start(spec)
        let first = try await look(spec)
        try await engine.start(spec)
        #expect(try await look(spec) == first)
        #expect(first.volume == .present(version: version, systemIdentifier: spec.systemIdentifier) || !spec.everReady)
        guard case .running(let address, let process) = first.instance else {
            throw SupportFault("it doesn't run: \(first)")
        }
        #expect(address == spec.endpoint?.host)
        return process
    }

    private func answer(_ spec: InstanceSpec, password: String) async throws -> String? {
        try await access.ask(spec, "select answer from kept", password: password)
    }

    func halfMadeVolumeIsMadeAgain() async throws {
        let spec = try await makeSpec()
        try await saboteur.leaveHalfMadeVolume(spec)
        let seen = try await engine.observe(spec)
        #expect(seen.volume == .incomplete)
        #expect(seen.instance == (initialisesAtStart ? .stopped : .absent))
        #expect(try await engine.owned().contains(spec.id))
        if !initialisesAtStart { try await expectFault(.volumeMissing) { try await engine.start(spec) } }
        _ = try await engine.createVolume(spec)
        try await engine.start(spec)
        #expect(try await access.administer(spec, "select 'up' as answer") == "up")
    }

    func addressOfAnotherIsRefused() async throws {
        let spec = try await makeSpec()
        _ = try await engine.createVolume(spec)
        try await saboteur.occupying(try #require(spec.endpoint)) {
            try await expectFault(.addressTaken) { try await engine.reserveNetwork(spec) }
            try await expectFault(.addressTaken) { try await engine.start(spec) }
            if case .running = try await engine.observe(spec).instance {
                Issue.record("it runs on an address that another program has")
            }
        }
    }

    func killedInstanceIsSeenAndStarted() async throws {
        let spec = try await provisionApp(password: "secret")
        try await access.ask(spec, "create table kept as select '42' as answer", password: "secret")
        try await saboteur.killInstance(spec)
        #expect(
            try await eventually { try await engine.observe(spec).instance == .stopped },
            "a killed instance is not taken for a running one")
        try await engine.start(spec)
        #expect(try await answer(spec, password: "secret") == "42")
    }

    /// Stopped by somebody in the midst of its life, it answers nobody and keeps its address.
    func suspendedInstanceIsSeenAndGoesOn() async throws {
        let spec = try await provisionApp(password: "secret")
        try await access.ask(spec, "create table kept as select '42' as answer", password: "secret")
        try await saboteur.suspendInstance(spec)
        #expect(try await eventually { try await engine.observe(spec).instance == .stopped })
        try await engine.start(spec)
        #expect(try await answer(spec, password: "secret") == "42")
        try await saboteur.suspendInstance(spec)
        try await engine.stop(spec.id)
        try await engine.removeInstance(spec.id)
        #expect(try await engine.observe(spec).instance == .absent)
    }

    /// Each start has another name, by whomever it was made; the same start keeps its name.
    func startsAreToldApart() async throws {
        let spec = try await provisionApp(password: "secret")
        let first = try await engine.observe(spec).incarnation
        #expect(try await engine.observe(spec).incarnation == first)
        try await saboteur.killInstance(spec)
        #expect(try await eventually { try await engine.observe(spec).instance == .stopped })
        try await engine.start(spec)
        let second = try await engine.observe(spec).incarnation
        #expect(first != nil && second != nil && first != second)
    }

    func wipedVolumeIsNeverInitialised() async throws {
        let spec = try await provisionApp(password: "secret")
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
        #expect(Set(specs.compactMap { $0.endpoint?.host }).count == 2)
        for spec in specs { try await access.makeApp(spec, password: "of-\(spec.id)") }
        let identifiers = [try await identifier(specs[0]), try await identifier(specs[1])]
        #expect(identifiers[0] != identifiers[1])
        for (spec, other) in [(specs[0], specs[1]), (specs[1], specs[0])] {
            try await access.ask(spec, "select '1' as answer", password: "of-\(spec.id)")
            await #expect(throws: PostgresFault.self) {
                try await access.ask(spec, "select '1' as answer", password: "of-\(other.id)")
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
        let fault = try await expectFault(.unknownVersion) { _ = try await engine.prepareImage(spec) { _ in } }
        #expect(!fault.isTransient)
        #expect(fault.message.contains("\(version)"), "the message lists what is installed: \(fault.message)")
        try await expectFault(.unknownVersion) { _ = try await engine.createVolume(spec) }
        #expect(try await engine.versions().contains { $0.version == version })
        #expect(try await !engine.owned().contains(spec.id))
    }

    func otherClusterIsNotStarted() async throws {
        let recorded = try await provisionApp(password: "secret")
        try await engine.stop(recorded.id)
        var spec = recorded
        spec.systemIdentifier = recorded.systemIdentifier.map { "1\($0)" }
        try await expectFault(.volumeMismatch) { try await engine.start(spec) }
        try await expectFault(.volumeMismatch) { _ = try await engine.createVolume(spec) }
        spec = recorded
        spec.version = EngineVersion(major: version.major == 15 ? 16 : 15)
        try await expectFault(.volumeMismatch) { try await engine.start(spec) }
        try await expectFault(.volumeMismatch) { _ = try await engine.createVolume(spec) }
        spec = recorded
        spec.endpoint = nil
        try await expectFault(.addressMissing) { try await engine.start(spec) }
        guard case .stopped = try await engine.observe(recorded).instance else {
            Issue.record("something was started")
            return
        }
    }

    func newAddressIsTaken() async throws {
        var spec = try await provision()
        let old = try #require(spec.endpoint)
        guard case .fixed(let all) = try await engine.addresses(for: spec.id, count: 8) else {
            throw SupportFault("the engine gives out addresses by itself")
        }
        spec.endpoint = Endpoint(host: try #require(all.first { $0 != old.host }))
        try await engine.start(spec)
        guard case .running(let address, _) = try await engine.observe(spec).instance else {
            throw SupportFault("it doesn't run")
        }
        #expect(address == spec.endpoint?.host)
    }

    func logTailEndsWithTheLastLines() async throws {
        let spec = try await provision()
        _ = try await access.administer(spec, "select 'up' as answer")
        try await engine.stop(spec.id)
        let lines = await engine.logTail(spec.id, lines: 3)
        #expect(lines.count == 3)
        #expect(lines.last?.contains("database system is shut down") == true, "\(lines)")
        #expect(await engine.logTail(spec.id, lines: 0) == [])
    }
}
