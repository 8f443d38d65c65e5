import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

@Suite struct ApplyTests {
    private func claim(_ fixture: Fixture) async throws -> Record {
        try #require(try await fixture.lifecycle().claim(limit: 1, lease: .seconds(60)).first)
    }

    private func apply(_ change: Change, to record: Record, in fixture: Fixture) async throws -> Record {
        try await fixture.lifecycle().apply(
            change, to: record.database.id, fence: record.fence, generation: record.database.generation)
    }

    @Test func aChangeOfNothingIsAnEvent() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        let before = try await claim(fixture)
        let after = try await apply(Change(), to: before, in: fixture)
        var expected = before.database
        expected.revision += 1
        expected.sequence += 1
        #expect(after.database == expected)
        #expect(after.nextWake == before.nextWake)
        #expect(after.fence == before.fence)
    }

    @Test func everythingThatIsNamedChanges() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        let before = try await claim(fixture)
        let deadline = before.now.advanced(by: .seconds(100))
        let wake = before.now.advanced(by: .seconds(10))
        let credential = SealedSecret(wrappedKey: [1, 2], nonce: [3], ciphertext: [0, 255], version: 1)
        let after = try await apply(
            Change(
                state: .degraded, reason: "Unreachable", message: "It doesn't answer.",
                step: .begin(.login, progress: 40), attempt: 3, nextWake: .at(wake), deadline: .at(deadline),
                endpoint: Endpoint(host: "127.1.2.3"),
                credential: credential, systemIdentifier: "7300000000000000001", everReady: true, volumeRetained: true,
                actor: "provisioner"),
            to: before, in: fixture)
        let database = after.database
        #expect(database.state == .degraded)
        #expect(database.reason == "Unreachable")
        #expect(database.message == "It doesn't answer.")
        #expect(database.since > before.database.since)
        #expect(database.step == Step(name: .login, progressPercent: 40, startedAt: database.since))
        #expect(database.attempt == 3)
        #expect(database.nextAttempt == wake)
        #expect(database.deadline == deadline)
        #expect(database.endpoint == Endpoint(host: "127.1.2.3", port: 5432))
        #expect(database.volumeRetained)
        #expect(after.credential == credential)
        #expect(after.systemIdentifier == "7300000000000000001")
        #expect(after.everReady)
        let stored = try await fixture.store.sealedCredential(org: fixture.acme, app: fixture.web, id: database.id)
        #expect(stored?.database == database)
        #expect(stored?.credential == credential)
        // The next change leaves all of it as it is.
        let kept = try await apply(Change(writesEvent: false), to: after, in: fixture)
        #expect(kept.database == database)
        #expect(kept.credential == credential)
        #expect(kept.systemIdentifier == after.systemIdentifier)
        #expect(kept.everReady)
    }

    @Test func whatIsClearedIsGone() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        var record = try await claim(fixture)
        record = try await apply(
            Change(
                step: .begin(.image, progress: 200), deadline: .at(record.now), endpoint: Endpoint(host: "127.1.2.3")),
            to: record, in: fixture)
        #expect(record.database.step?.progressPercent == 100)
        record = try await apply(
            Change(step: .clear, nextWake: .never, deadline: .clear, clearEndpoint: true), to: record, in: fixture)
        #expect(record.database.step == nil)
        #expect(record.database.deadline == nil)
        #expect(record.database.endpoint == nil)
        #expect(record.database.nextAttempt == nil)
    }

    @Test func timesMoveOnlyWithWhatTheyBelongTo() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        var record = try await claim(fixture)
        let since = record.database.since
        record = try await apply(
            Change(state: .provisioning, step: .begin(.volume, progress: 0)), to: record, in: fixture)
        let begun = try #require(record.database.step?.startedAt)
        record = try await apply(Change(step: .begin(.volume, progress: 50)), to: record, in: fixture)
        #expect(record.database.step == Step(name: .volume, progressPercent: 50, startedAt: begun))
        #expect(record.database.since == since)
        record = try await apply(Change(step: .begin(.instance, progress: 0)), to: record, in: fixture)
        #expect(try #require(record.database.step).startedAt > begun)
    }

    @Test func aDatabaseAtRestWaitsForNoAttempt() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        let record = try await claim(fixture)
        let wake = record.now.advanced(by: .seconds(10))
        let ready = try await apply(Change(state: .ready, nextWake: .at(wake)), to: record, in: fixture)
        #expect(ready.database.nextAttempt == nil)
        #expect(ready.nextWake == wake)
    }

    @Test func aReleasedRowCanBeClaimedAtOnce() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        let record = try await claim(fixture)
        _ = try await apply(Change(nextWake: .now, releaseLease: true), to: record, in: fixture)
        #expect(try await claim(fixture).fence == record.fence + 1)
    }

    @Test func extremeTimesAreKeptWithinWhatCanBeStored() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        let record = try await claim(fixture)
        let after = try await apply(
            Change(
                nextWake: .at(Timestamp(microseconds: .max)), deadline: .at(Timestamp(microseconds: .min))),
            to: record, in: fixture)
        #expect(after.nextWake == Timestamp(microseconds: 9_000_000_000_000_000))
        #expect(after.database.deadline == Timestamp(microseconds: 0))
    }

    /// Another transaction changes the row and commits while the write waits for it: the write must see the new row.
    @Test func aWriteThatWaitedForTheRowSeesIt() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        let record = try await claim(fixture)
        try await whileLocked(
            "update databases set volume_retained = true where id = \(id.rawValue)", in: fixture
        ) {
            let after = try await apply(Change(state: .ready), to: record, in: fixture)
            #expect(after.database.volumeRetained)
            #expect(after.database.state == .ready)
            #expect(after.database.revision == 2)
        }
    }

    @Test func aWriteThatWaitedSeesThatItWasSuperseded() async throws {
        let fixture = try await Fixture()
        let id = try await fixture.create("main").id
        let record = try await claim(fixture)
        try await whileLocked(
            "update databases set generation = generation + 1 where id = \(id.rawValue)", in: fixture
        ) {
            await #expect(throws: Superseded(id: id)) {
                try await apply(Change(state: .ready), to: record, in: fixture)
            }
        }
    }

    /// Runs `change` in a transaction that commits only when somebody waits for its locks, and `body` beside it.
    private func whileLocked(
        _ change: Statement, in fixture: Fixture, _ body: @Sendable () async throws -> Void
    ) async throws {
        let (locked, announceLocked) = AsyncStream.makeStream(of: Void.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await fixture.pool.transaction { transaction in
                    try await transaction.execute(change)
                    announceLocked.finish()
                    // Not of the pool, where the question might queue up behind the statement that waits.
                    let observer = try BlockingConnection(connectionString: fixture.connectionString)
                    let isAwaited = try await eventually {
                        let rows = try observer.execute(
                            """
                            select count(*) as count from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                            """)
                        return try rows.first?.int("count") == 1
                    }
                    #expect(isAwaited)
                }
            }
            for await _ in locked {}
            try await body()
            try await group.waitForAll()
        }
    }
}
