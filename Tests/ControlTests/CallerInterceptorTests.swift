import Control
import Messages
import Model
import Support
import Synchronization
import Testing

@testable import Service

@Suite struct CallerInterceptorTests {
    private func context(_ user: UInt32, _ metadata: [CallMetadata] = []) -> CallContext {
        CallContext(
            method: "/paas.databases.v1.Databases/GetDatabase", requestID: "r-1", metadata: metadata,
            peer: CallContext.Peer(processID: 4711, userID: user, groupID: 1000))
    }

    @Test("Root and the daemon's user are the operator, whoever else")
    func classes() {
        let classes = CallerClasses(daemon: 500, gateway: 600)
        #expect([0, 500, 600, 700].map { classes.class(of: $0) } == [.operator, .operator, .gateway, .service])
        #expect(CallerClasses(daemon: 500, gateway: 500).class(of: 500) == .operator)
        #expect(CallerClasses(daemon: 500).class(of: 600) == .service)
        #expect(CallerClass.service.connections < CallerClass.operator.connections)
    }

    @Test("One user has so many calls at a time, and another user's don't count")
    func calls() async throws {
        let interceptor = CallerInterceptor(CallerClasses(daemon: 500)) { _ in 2 }
        let (began, beginning) = AsyncStream<Void>.makeStream()
        let (ends, ending) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try await interceptor.intercept(context(700)) { _ in
                        beginning.yield()
                        for await _ in ends { break }
                    }
                }
            }
            var started = began.makeAsyncIterator()
            await started.next()
            await started.next()
            let fault = try await fault { try await interceptor.intercept(context(700)) { _ in } }
            #expect(fault?.reason == "TooManyCalls" && fault?.code == .resourceExhausted)
            #expect(fault?.notProcessed == true)
            try await interceptor.intercept(context(701)) { _ in }
            ending.finish()
            try await group.waitForAll()
        }
        try await interceptor.intercept(context(700)) { _ in }
        for _ in 0..<5 {
            _ = try await fault { try await interceptor.intercept(context(700)) { _ in throw Fault.probe } }
        }
        try await interceptor.intercept(context(700)) { _ in }
    }

    @Test("A stream counts until it is over")
    func streams() async throws {
        let interceptor = CallerInterceptor(CallerClasses(daemon: 500)) { _ in 1 }
        let stream = context(700)
        try await interceptor.intercept(stream) { $0.goOn() }
        let fault = try await fault { try await interceptor.intercept(context(700)) { _ in } }
        #expect(fault?.reason == "TooManyCalls")
        stream.over(nil)
        try await interceptor.intercept(context(700)) { _ in }
    }

    @Test(
        "Only the gateway's user is the gateway, where it is known",
        arguments: [
            (600 as UInt32?, 600 as UInt32, true, "gateway"), (600, 600, false, "gateway"), (600, 0, true, "gateway"),
            (600, 0, false, "socket"), (600, 700, true, "socket"), (nil, 700, true, "gateway"),
            (nil, 700, false, "socket"),
        ])
    func origin(gateway: UInt32?, user: UInt32, says: Bool, origin: String) async throws {
        let interceptor = CallerInterceptor(CallerClasses(daemon: 500, gateway: gateway))
        let metadata = says ? [CallMetadata("origin", "gateway"), CallMetadata("client", "192.0.2.7")] : []
        let told = Mutex<Caller?>(nil)
        try await interceptor.intercept(context(user, metadata)) { context in
            told.withLock { $0 = Caller(context) }
        }
        let caller = try #require(told.withLock { $0 })
        #expect(caller.origin == origin)
        #expect(caller.peer.contains("client=192.0.2.7") == (says && origin == "gateway"))
    }

    @Test("Whom a service acts for stands in the audit log, and what can't stand there is refused")
    func onBehalfOf() async throws {
        let interceptor = CallerInterceptor(CallerClasses(daemon: 500))
        for text in ["", "ann smith", "a\nb", "ä", String(repeating: "x", count: 65)] {
            let fault = try await fault {
                try await interceptor.intercept(context(700, [CallMetadata("on-behalf-of", text)])) { _ in }
            }
            #expect(fault?.violations.map(\.field) == ["onBehalfOf"], "\(text)")
        }
        try await World.with { world in
            let ann = CallMetadata("on-behalf-of", "ann@example.com")
            var service = try await world.service([.read, .manage], of: world.acme)
            service.metadata.append(ann)
            var member = try await world.member(.member)
            member.metadata.append(ann)
            _ = try await world.client.createDatabase(.init(org: "acme", app: "web", name: "one"), options: service)
            _ = try await world.client.createDatabase(.init(org: "acme", app: "web", name: "two"), options: member)
            let denied = try await fault {
                try await world.client.revealDSN(
                    .init(org: "acme", app: "web", id: "abcdefghijklmnop"), options: service)
            }
            #expect(denied?.reason == "PermissionDenied")
            let entries = try await world.store.auditEntries(org: world.acme, limit: 3)
            #expect(
                entries.map(\.peer) == [
                    "uid=1000 pid=4711 for=ann@example.com", "uid=1000 pid=4711",
                    "uid=1000 pid=4711 for=ann@example.com",
                ])
        }
    }
}

extension Fault {
    fileprivate static let probe = Fault(.internal, reason: "Probe", "it went wrong")
}
