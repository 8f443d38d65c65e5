import Model
import Support
import Synchronization
import Testing

@testable import Store

/// What happens to watches when it changes whom their tokens speak for.
@Suite(.timeLimit(.minutes(2))) struct WatchAccessTests {
    /// Answers of a check, one after the other; then it passes.
    private final class ScriptedCheck: Sendable {
        private let answers: Mutex<[Fault?]>
        private let count = Atomic(0)

        init(_ answers: [Fault?] = []) { self.answers = Mutex(answers) }

        var calls: Int { count.load(ordering: .sequentiallyConsistent) }

        func next() throws {
            count.wrappingAdd(1, ordering: .sequentiallyConsistent)
            let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
            if let answer { throw answer }
        }
    }

    private static let refused = Fault(.unauthenticated, reason: "Unauthenticated", "the token was revoked")

    private static var quick: FeedConfiguration {
        var configuration = FeedFixture.patient
        configuration.recheckInterval = .milliseconds(20)
        return configuration
    }

    private func principal(_ its: FeedFixture, _ subject: String, hash: UInt8) async throws -> Principal {
        let (store, acme) = (its.fixture.store, its.fixture.acme)
        try await store.ensureMember(org: acme, subject: subject, role: .member)
        let hash = [UInt8](repeating: hash, count: 32)
        try await store.issueToken(hash: hash, for: .member(org: acme, subject: subject))
        return try #require(try await store.principal(tokenHash: hash))
    }

    private func watch(_ its: FeedFixture, as principal: Principal, _ check: ScriptedCheck) -> WatchReader {
        WatchReader(its.feed.subscribe(FeedFixture.everything, as: principal) { try check.next() })
    }

    @Test func aRevokedTokenEndsItsWatchesAndNoOthers() async throws {
        try await FeedFixture.with(Self.quick) { its in
            let (one, two) = (
                try await principal(its, "one", hash: 1), try await principal(its, "two", hash: 2)
            )
            let (first, second, other) = (
                ScriptedCheck([Self.refused]), ScriptedCheck([Self.refused]), ScriptedCheck()
            )
            var watches = [watch(its, as: one, first), watch(its, as: one, second)]
            var kept = watch(its, as: two, other)
            for index in watches.indices { #expect(try await watches[index].snapshot().isEmpty) }
            #expect(try await kept.snapshot().isEmpty)
            try await its.fixture.store.revokeToken(one.tokenID)
            for index in watches.indices {
                let fault = await #expect(throws: Fault.self) { try await watches[index].next() }
                #expect(fault == Self.refused)
            }
            let created = try await its.fixture.create("main")
            #expect(try await kept.transition().database == created)
            #expect(other.calls == 0)
        }
    }

    @Test func anEndedSessionEndsItsWatchesAndNotItsTokens() async throws {
        try await FeedFixture.with(Self.quick) { its in
            let store = its.fixture.store
            let token = try await principal(its, "one", hash: 1)
            let hash = [UInt8](repeating: 7, count: 32)
            let audit = AuditEntry(org: its.fixture.acme, actor: "test", action: "sessions.create", outcome: .allowed)
            _ = try await store.createSession(
                id: "5f0c", hash: hash, tokenID: token.tokenID, lifetime: .seconds(3600), audit: audit)
            let session = try #require(try await store.principal(.session(hash)))
            #expect(session.credential == "\(token.tokenID)/5f0c" && session.tokenID == token.tokenID)
            let (ended, going) = (ScriptedCheck([Self.refused]), ScriptedCheck())
            var first = watch(its, as: session, ended)
            var kept = watch(its, as: token, going)
            #expect(try await first.snapshot().isEmpty)
            #expect(try await kept.snapshot().isEmpty)
            try await store.deleteSession("5f0c", audit: audit)
            let fault = await #expect(throws: Fault.self) { try await first.next() }
            #expect(fault == Self.refused)
            let created = try await its.fixture.create("main")
            #expect(try await kept.transition().database == created)
            #expect(going.calls == 0)
        }
    }

    /// The databases of a watch's first transitions, in a task of its own.
    private static func transitions(
        _ count: Int, of feed: Feed, as principal: Principal, _ check: ScriptedCheck
    ) async throws -> [Database] {
        var watch = WatchReader(feed.subscribe(FeedFixture.everything, as: principal) { try check.next() })
        #expect(try await watch.snapshot().isEmpty)
        var databases: [Database] = []
        for _ in 0..<count { databases.append(try await watch.transition().database) }
        return databases
    }

    @Test(arguments: [0, 3]) func anotherRoleIsLookedAt(failures: Int) async throws {
        try await FeedFixture.with(Self.quick) { its in
            let one = try await principal(its, "one", hash: 1)
            // That it can't be found out ends no watch, and is no answer either.
            let check = ScriptedCheck(Array(repeating: .controlPlaneUnavailable, count: failures))
            let feed = its.feed
            async let transitions = Self.transitions(5, of: feed, as: one, check)
            #expect(await eventually { feed.state.withLock { $0.seats.waitingCount == 1 } })
            try await its.fixture.store.ensureMember(org: its.fixture.acme, subject: "one", role: .viewer)
            #expect(await eventually { check.calls >= 1 })
            var created: [Database] = []
            for number in 1...5 { created.append(try await its.fixture.create("db-\(number)")) }
            #expect(try await transitions == created)
            #expect(check.calls == failures + 1)
        }
    }

    @Test func aWatchThatWasToldSomethingElseIsCheckedFirst() async throws {
        try await FeedFixture.with { its in
            let one = try await principal(its, "one", hash: 1)
            var older = watch(its, as: one, ScriptedCheck())
            #expect(try await older.snapshot().isEmpty)
            var changed = one
            changed.kind = .member(org: its.fixture.acme, role: .viewer)
            var newer = watch(its, as: changed, ScriptedCheck([Self.refused]))
            let fault = await #expect(throws: Fault.self) { try await newer.next() }
            #expect(fault == Self.refused)
        }
    }
}
