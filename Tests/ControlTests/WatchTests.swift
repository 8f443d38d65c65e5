import Messages
import Model
import Store
import Support
import Testing

@Suite(.timeLimit(.minutes(1))) struct WatchTests {
    @Test("A watch begins with a snapshot and goes on with what happens")
    func events() async throws {
        try await World.with { world in
            let database = try await world.create("first")
            let options = try await world.member(.viewer)
            let events = try await world.client.watchStatus(.init(org: "acme", app: "web"), options: options)
            var iterator = events.makeAsyncIterator()
            let snapshot = try #require(try await iterator.next())
            #expect(snapshot.event == .snapshot(database))
            #expect(snapshot.previous == 0)
            let synced = try #require(try await iterator.next())
            #expect(synced.event == .synced(.init()))
            #expect(synced.revision >= database.revision)
            let second = try await world.create("second")
            let transition = try #require(try await iterator.next())
            guard case .transition(let change) = transition.event else {
                Issue.record("expected a transition, got \(transition)")
                return
            }
            #expect(change.database == second)
            #expect(change.actor == "owner@acme")
            #expect(change.sequence == 1)
            #expect(transition.previous == synced.revision)
            #expect(transition.epoch == synced.epoch)
        }
    }

    @Test("A watch goes on after a position, and says when it can't")
    func resume() async throws {
        try await World.with { world in
            let first = try await world.create("first")
            let options = try await world.member(.viewer)
            let epoch = try await world.store.installation().epoch
            let second = try await world.create("second")
            var iterator = try await world.client.watchStatus(
                .init(resume: .init(epoch: epoch, revision: first.revision)), options: options
            ).makeAsyncIterator()
            let event = try #require(try await iterator.next())
            #expect(event.revision == second.revision)
            #expect(event.previous == first.revision)
            var other = try await world.client.watchStatus(
                .init(resume: .init(epoch: "another", revision: first.revision)), options: options
            ).makeAsyncIterator()
            #expect(try await other.next()?.event == .reset(.init(reason: "EpochChanged")))
            guard case .snapshot = try await other.next()?.event else {
                Issue.record("a snapshot must follow a reset")
                return
            }
        }
    }

    @Test("A watch of all shows a member its own organisation only, and a service of the installation everything")
    func scopes() async throws {
        try await World.with { world in
            let foreign = try await world.member(.member, of: world.globex)
            _ = try await world.client.createDatabase(
                .init(org: "globex", app: "shop", name: "theirs"), options: foreign)
            _ = try await world.create("ours")
            let member = try await Self.snapshot(world, try await world.member(.viewer))
            #expect(member == ["ours"])
            let bound = try await Self.snapshot(world, try await world.service([.read], of: world.globex))
            #expect(bound == ["theirs"])
            let all = try await Self.snapshot(world, try await world.service([.read], of: nil))
            #expect(Set(all) == ["ours", "theirs"])
        }
    }

    private static func snapshot(_ world: World, _ options: CallOptions) async throws -> [String] {
        var names: [String] = []
        for try await event in try await world.client.watchStatus(.init(), options: options) {
            guard case .snapshot(let database) = event.event else { break }
            names.append(database.name)
        }
        return names
    }

    @Test("A watch of what does not exist is refused")
    func absent() async throws {
        try await World.with { world in
            let options = try await world.member(.viewer)
            let fault = try await fault {
                let request = DatabasesV1.WatchStatusRequest(org: "acme", app: "web", id: "abcdefghijklmnop")
                for try await _ in try await world.client.watchStatus(request, options: options) { break }
            }
            #expect(fault?.reason == "NotFound")
            #expect(fault?.metadata["id"] == "abcdefghijklmnop")
        }
    }

    @Test("The end of a watch says where it can be continued")
    func position() async throws {
        try await World.with { world in
            let (trailers, last) = try await Self.watch(world) { events in
                _ = try await world.create("first")
                var iterator = events.makeAsyncIterator()
                while let event = await iterator.next() {
                    guard case .transition = event.event else { continue }
                    return event
                }
                return nil
            }
            let event = try #require(last)
            #expect(trailers.map(\.key) == ["watch-position"])
            #expect(trailers.map { String(decoding: $0.value, as: UTF8.self) } == ["\(event.epoch):\(event.revision)"])
        }
    }

    /// Runs the handler of a watch as a server does, and cancels it once `body` has what it wants.
    ///
    /// - Returns: the trailers, and what `body` gave.
    private static func watch(
        _ world: World,
        _ body: (AsyncStream<DatabasesV1.WatchStatusResponse>) async throws -> DatabasesV1.WatchStatusResponse?
    ) async throws -> ([CallMetadata], DatabasesV1.WatchStatusResponse?) {
        let options = try await world.member(.viewer)
        let context = CallContext(
            method: "/paas.databases.v1.Databases/WatchStatus", requestID: "r-1", metadata: options.metadata,
            idempotencyKey: "", peer: CallContext.Peer(processID: 1, userID: 1000, groupID: 1000))
        let (events, continuation) = AsyncStream<DatabasesV1.WatchStatusResponse>.makeStream()
        guard case .serverStreaming(let handler)? = world.caller.methods[context.method]?.handler else {
            throw SupportFault("there is no watch")
        }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { continuation.finish() }
                // It ends by its cancellation.
                try? await handler([], context, StreamedResponses(continuation: continuation))
            }
            let event = try await body(events)
            group.cancelAll()
            try await group.waitForAll()
            return (context.trailers.all, event)
        }
    }

    private struct StreamedResponses: ResponseSink {
        let continuation: AsyncStream<DatabasesV1.WatchStatusResponse>.Continuation

        func send(_ response: [UInt8]) async throws {
            continuation.yield(try DatabasesV1.WatchStatusResponse(decoding: response))
        }
    }

    @Test("A watch ends when the member leaves")
    func memberLeaves() async throws {
        try await expectEnd("Unauthenticated", of: { try await $0.member(.viewer) }) { world in
            try await world.store.removeMember(
                org: world.acme, subject: "viewer",
                audit: AuditEntry(org: world.acme, actor: "test", action: "members.remove", outcome: .allowed))
        }
    }

    @Test("A watch ends when the token is revoked")
    func tokenRevoked() async throws {
        try await expectEnd("Unauthenticated", of: { try await $0.member(.viewer) }) { world in
            try await world.pool.execute("update tokens set revoked_at = now()")
        }
    }

    @Test("A watch ends when the scope is taken away")
    func scopeTaken() async throws {
        try await expectEnd("PermissionDenied", of: { try await $0.service([.read], of: $0.acme) }) { world in
            try await world.pool.execute("update tokens set scopes = '{manage}'")
        }
    }

    /// Watches, takes something away once the watch has begun, and expects a fault to end it.
    private func expectEnd(
        _ reason: String, of caller: (World) async throws -> CallOptions, after change: (World) async throws -> Void
    ) async throws {
        try await World.with { world in
            let options = try await caller(world)
            let fault = try await fault {
                for try await event in try await world.client.watchStatus(.init(org: "acme"), options: options) {
                    if event.event == .synced(.init()) { try await change(world) }
                }
            }
            #expect(fault?.reason == reason)
            #expect(try await world.audited("databases.watch", .denied) == 1)
        }
    }
}
