import Messages
import Model
import Synchronization
import Testing

@testable import PaasClient

@Suite struct PaasClientTests {
    private let lost = Fault(.unavailable, reason: "ConnectionLost", "gone", domain: Fault.rpc)

    @Test func callsCarryTheTokenAndADeadline() async throws {
        let caller = ScriptedCaller()
        let client = PaasClient(transport: caller, token: Secret("t1"))
        _ = try await client.databases.getDatabase(.init())
        _ = try await client.databases.getDatabase(.init(), options: .init(timeout: .seconds(2)))
        let options = caller.options
        #expect(options.map(\.timeout) == [.seconds(15), .seconds(2)])
        #expect(options.map(\.metadata) == Array(repeating: [CallMetadata(CallMetadata.token, "t1")], count: 2))
    }

    @Test func everyServiceIsCalledForTheToken() async throws {
        let caller = ScriptedCaller()
        let client = PaasClient(transport: caller, token: Secret("t1"))
        _ = try await client.apps.listApps(.init())
        _ = try await client.access.getCaller(.init())
        #expect(caller.options.map(\.timeout) == [.seconds(15), .seconds(15)])
        #expect(caller.options.allSatisfy { $0.metadata == [CallMetadata(CallMetadata.token, "t1")] })
    }

    @Test func aTokenOfTheCallsOwnWins() async throws {
        let caller = ScriptedCaller()
        let own = [CallMetadata(CallMetadata.token, "own")]
        let client = PaasClient(transport: caller, token: Secret("t1"), timeout: nil)
        _ = try await client.databases.getDatabase(.init(), options: .init(metadata: own))
        #expect(caller.options.first?.metadata == own)
        #expect(caller.options.first?.timeout == nil)
    }

    @Test func watchesCarryTheTokenAndNoDeadline() async throws {
        let caller = ScriptedCaller([.init(responses: [.init(event: .synced(.init()))])])
        let client = PaasClient(transport: caller, token: Secret("t1"))
        var iterator = client.watch(org: "acme", app: "web", id: "x").makeAsyncIterator()
        #expect(try await iterator.next() == .event(.init(event: .synced(.init()))))
        #expect(caller.options.first?.timeout == nil)
        #expect(caller.options.first?.metadata == [CallMetadata(CallMetadata.token, "t1")])
        #expect(try caller.requests == [.init(org: "acme", app: "web", id: "x")])
    }

    @Test func aLostWatchIsToldAndTakenUpWhereItStopped() async throws {
        let snapshot = DatabasesV1.WatchStatusResponse(epoch: "e", revision: 5, event: .snapshot(.init(id: "x")))
        let synced = DatabasesV1.WatchStatusResponse(epoch: "e", revision: 5, previous: 5, event: .synced(.init()))
        let later = DatabasesV1.WatchStatusResponse(epoch: "e", revision: 8, previous: 5, event: .bookmark(.init()))
        let caller = ScriptedCaller([
            .init(responses: [snapshot], end: lost), .init(responses: [snapshot, synced], end: lost),
            .init(responses: [later]),
        ])
        let pauses = Mutex(0)
        let watch = watch(caller) { _ in pauses.withLock { $0 += 1 } }
        var updates: [WatchUpdate] = []
        let fault = try await #require(throws: Fault.self) {
            for try await update in watch { updates.append(update) }
        }
        #expect(fault.reason == "ScriptEnded")
        #expect(
            updates.prefix(6) == [
                .event(snapshot), .interrupted(lost), .event(snapshot), .event(synced), .interrupted(lost),
                .event(later),
            ])
        #expect(updates.count == 7)
        #expect(pauses.withLock { $0 } == 3)
        #expect(
            try caller.requests.map(\.resume) == [
                nil, nil, .init(epoch: "e", revision: 5), .init(epoch: "e", revision: 8),
            ])
    }

    @Test func aCancelledPauseEndsTheWatch() async throws {
        let watch = watch(ScriptedCaller([.init(responses: [], end: lost)])) { _ in throw CancellationError() }
        var iterator = watch.makeAsyncIterator()
        #expect(try await iterator.next() == .interrupted(lost))
        await #expect(throws: CancellationError.self) { try await iterator.next() }
    }

    private func watch(
        _ caller: ScriptedCaller, pause: @escaping @Sendable (Duration) async throws -> Void
    ) -> DatabaseWatch<ScriptedCaller> {
        DatabaseWatch(
            client: .init(caller), request: .init(), resumption: WatchResumption(position: nil), pause: pause)
    }
}
