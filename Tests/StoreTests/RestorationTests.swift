import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

/// An old copy of the control plane is noticed, and what follows from it is recorded.
@Suite struct RestorationTests {
    private static let password = SealedSecret(
        wrappedKey: Array(repeating: 1, count: 60), nonce: Array(repeating: 2, count: 12),
        ciphertext: Array(repeating: 3, count: 40), version: 1)

    /// A database that is Ready, with an address and a password.
    private static func ready(_ name: String, in fixture: Fixture) async throws -> Database {
        let database = try await fixture.create(name)
        try await fixture.drive(
            Change(
                state: .ready, reason: "LoginProven", message: "", nextWake: .never,
                endpoint: Endpoint(host: "10.0.0.\(UInt8.random(in: 1...250))"), credential: password, everReady: true))
        return database
    }

    private static func show(_ id: DatabaseID, in fixture: Fixture) async throws -> Database {
        try #require(try await fixture.store.database(org: fixture.acme, app: fixture.web, id: id))
    }

    private static func count(_ sql: String, in fixture: Fixture) async throws -> Int64 {
        try #require(try await fixture.pool.execute("\(unsafeSQL: sql)").first).int64("count")
    }

    /// A mark of a history that the control plane has lost.
    private static func later(_ mark: HistoryMark, by events: Int64 = 100) -> HistoryMark {
        var mark = mark
        mark.revision += events
        mark.at = nil
        return mark
    }

    @Test func nothingHappensWhileTheHistoryGoesOn() async throws {
        let fixture = try await Fixture()
        let first = try await fixture.store.goOn(after: nil)
        #expect(!first.hasBegun && !first.isUnderWay)
        let database = try await Self.ready("main", in: fixture)
        let second = try await fixture.store.goOn(after: first.mark)
        #expect(!second.hasBegun && second.mark.revision > first.mark.revision)
        #expect(second.mark.at != nil && second.mark.audit > first.mark.audit)
        #expect(try await fixture.store.goOn(after: second.mark) == second)
        #expect(try await Self.show(database.id, in: fixture).state == .ready)
        #expect(try await fixture.store.historyMark() == second.mark)
    }

    @Test func anOldCopyBeginsANewHistory() async throws {
        let fixture = try await Fixture()
        let running = try await Self.ready("running", in: fixture)
        let stopped = try await Self.ready("stopped", in: fixture)
        _ = try await fixture.delete(stopped.id)
        try await fixture.drive(Change(state: .deleted, reason: "VolumeKept", message: "", nextWake: .never))
        let young = try await fixture.create("young")
        let kept = Self.later(try await fixture.store.historyMark())

        let restoration = try await fixture.store.goOn(after: kept)
        #expect(restoration.hasBegun && restoration.isUnderWay)
        #expect(restoration.mark.epoch != kept.epoch)
        #expect(restoration.mark.revision > kept.revision, "no revision is told twice")
        #expect(try await fixture.store.historyMark() == restoration.mark)

        let shown = try await Self.show(running.id, in: fixture)
        #expect(shown.state == .degraded && shown.reason == "ControlPlaneRestored")
        #expect(shown.message.contains("put back") && shown.message.contains("newest event is of 2"))
        #expect(shown.revision > kept.revision)
        #expect(try await Self.show(stopped.id, in: fixture).state == .deleted)
        #expect(try await Self.show(young.id, in: fixture).state == .provisioning)
        #expect(
            try await Self.count("select count(*) from databases where next_wake <= now()", in: fixture) == 3,
            "everything is looked at")
        #expect(
            try await Self.count("select count(*) from databases where restored_at is not null", in: fixture) == 2)
        #expect(
            try await Self.count(
                "select count(*) from audit where action = 'control.restored' and organisation is null", in: fixture)
                == 1)
        let page = try await fixture.store.history(
            after: kept.revision, filter: WatchFilter(organisations: nil), limit: 10)
        #expect(page.epoch == restoration.mark.epoch)
        #expect(page.transitions.map(\.database.id) == [running.id])
        #expect(page.transitions.first?.from == .ready && page.transitions.first?.actor == "paasd")

        #expect(try await fixture.store.goOn(after: restoration.mark).hasBegun == false)
        #expect(try await fixture.store.goOn(after: kept).hasBegun == false, "another daemon's mark from before")
    }

    @Test func daemonsThatNoticeTogetherBeginOneHistory() async throws {
        let fixture = try await Fixture()
        _ = try await Self.ready("main", in: fixture)
        let kept = Self.later(try await fixture.store.historyMark())
        let outcomes = try await withThrowingTaskGroup(of: Restoration.self) { group in
            for _ in 0..<4 { group.addTask { try await fixture.store.goOn(after: kept) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter(\.hasBegun).count == 1)
        #expect(Set(outcomes.map(\.mark.epoch)).count == 1)
        #expect(try await Self.count("select count(*) from epochs", in: fixture) == 1)
    }

    @Test func aCopyOfACopyIsNoticedToo() async throws {
        let fixture = try await Fixture()
        _ = try await Self.ready("main", in: fixture)
        let first = try await fixture.store.goOn(after: Self.later(try await fixture.store.historyMark()))
        let second = try await fixture.store.goOn(after: Self.later(first.mark))
        #expect(second.hasBegun && second.mark.epoch != first.mark.epoch)
        #expect(try await fixture.store.goOn(after: first.mark).hasBegun == false)
    }

    @Test func aRestoredCopySaysSoItself() async throws {
        let fixture = try await Fixture()
        _ = try await Self.ready("main", in: fixture)
        let before = try await fixture.store.historyMark()
        try await fixture.pool.execute("insert into restored_copies default values")
        let restoration = try await fixture.store.goOn(after: nil)
        #expect(restoration.hasBegun && restoration.mark.epoch != before.epoch)
        #expect(try await fixture.store.goOn(after: nil).hasBegun == false)
    }

    @Test func anotherInstallationIsRefused() async throws {
        let fixture = try await Fixture()
        var mark = try await fixture.store.historyMark()
        mark.installation = "another"
        let kept = mark
        #expect(await reason { _ = try await fixture.store.goOn(after: kept) } == "ForeignControlPlane")
    }

    @Test func aHolderOfTheLostTimeWritesNothing() async throws {
        let fixture = try await Fixture()
        let database = try await fixture.create("main")
        let lifecycle = fixture.lifecycle()
        let record = try #require(try await lifecycle.claim(limit: 1, lease: .seconds(30)).first)
        _ = try await fixture.store.goOn(after: Self.later(try await fixture.store.historyMark()))
        // In the lost time the row may have been claimed more often than here.
        for claims in 0...5 {
            await #expect(throws: LeaseLost.self) {
                _ = try await lifecycle.apply(
                    Change(message: "late"), to: database.id, fence: record.fence + Int64(claims),
                    generation: record.database.generation)
            }
        }
        #expect(try await lifecycle.claim(limit: 1, lease: .seconds(30)).count == 1, "it can be claimed at once")
    }

    @Test func whatLogsInIsBelievedAndWhatRefusesGetsANewPassword() async throws {
        let fixture = try await Fixture()
        let good = try await Self.ready("good", in: fixture)
        _ = try await fixture.store.goOn(after: Self.later(try await fixture.store.historyMark()))
        try await fixture.drive(Change(state: .ready, reason: "LoginProven", message: "", nextWake: .never))
        #expect(try await fixture.store.continueRestoration() == [])
        let mark = try await fixture.store.historyMark()
        #expect(try await fixture.store.goOn(after: mark).isUnderWay == false)

        _ = try await fixture.store.goOn(after: Self.later(mark))
        try await fixture.drive(
            Change(state: .failed, reason: "AuthenticationFailed", message: "refused", nextWake: .never))
        #expect(try await fixture.store.continueRestoration() == [good.id])
        #expect(try await fixture.store.continueRestoration() == [], "once")
        let shown = try await Self.show(good.id, in: fixture)
        #expect(shown.state == .degraded && shown.reason == "CredentialReset")
        let record = try #require(try await fixture.lifecycle().claim(limit: 1, lease: .seconds(30)).first)
        #expect(record.rotation == .immediate && record.credential == Self.password)
        let entries = try await fixture.store.auditEntries(org: fixture.acme, limit: 1)
        #expect(entries.first?.action == "databases.rotate" && entries.first?.reason == "ControlPlaneRestored")
    }

    @Test func aRefusedLoginWithoutARestorationIsLeftAlone() async throws {
        let fixture = try await Fixture()
        let database = try await Self.ready("main", in: fixture)
        try await fixture.pool.execute("update databases set next_wake = now()")
        try await fixture.drive(
            Change(state: .failed, reason: "AuthenticationFailed", message: "refused", nextWake: .never))
        #expect(try await fixture.store.continueRestoration() == [])
        #expect(try await Self.show(database.id, in: fixture).state == .failed)
    }

    @Test func aMissingVolumeIsExplainedOnce() async throws {
        let fixture = try await Fixture()
        let database = try await Self.ready("main", in: fixture)
        _ = try await fixture.store.goOn(after: Self.later(try await fixture.store.historyMark()))
        try await fixture.drive(
            Change(state: .failed, reason: "VolumeMissing", message: "the volume is gone", nextWake: .never))
        for _ in 0..<2 { #expect(try await fixture.store.continueRestoration() == []) }
        let shown = try await Self.show(database.id, in: fixture)
        #expect(shown.state == .failed && shown.reason == "VolumeMissing")
        #expect(shown.message.contains("put back") && shown.message.hasSuffix("the volume is gone"))
        let events = try await Self.count("select count(*) from transitions where state = 'failed'", in: fixture)
        #expect(events == 2)
    }

    @Test func databasesWithoutARowAreNamed() async throws {
        let fixture = try await Fixture()
        let database = try await fixture.create("main")
        let stranger = try #require(DatabaseID("abcdefghijklmnop0123456789".prefix(DatabaseID.length).description))
        #expect(try await fixture.store.unknown(among: [database.id, stranger]) == [stranger])
    }

    /// Once for each restoration and host; without one nothing is.
    @Test func whatTheCopyDoesNotKnowIsPutOnRecordOnce() async throws {
        let fixture = try await Fixture()
        let database = try await Self.ready("main", in: fixture)
        let strangers = try ["a", "b", "c"].map { letter in
            try #require(DatabaseID(String(repeating: letter, count: DatabaseID.length)))
        }
        let here = try #require(HostName("here"))
        let there = try #require(HostName("there"))
        #expect(try await fixture.store.quarantine([strangers[0]], on: here) == nil, "nothing was put back")
        let mark = try await fixture.store.goOn(after: Self.later(try await fixture.store.historyMark())).mark
        let first = try await fixture.store.quarantine([database.id, strangers[0]], on: here)
        #expect(first == [strangers[0]])
        #expect(try await fixture.store.quarantine(strangers, on: here) == nil, "what comes later is another matter")
        #expect(try await fixture.store.quarantine([strangers[1]], on: there) == [strangers[1]])
        #expect(try await fixture.store.examine().quarantined == Set(strangers[..<2]))

        // The next copy may know them, or not.
        _ = try await fixture.store.goOn(after: Self.later(mark))
        #expect(try await fixture.store.quarantine(strangers, on: here) == [strangers[2]])
    }
}
