import Logging
import Messages
import Model
import RPCServer
import Testing
import Wire

/// Streams that go on without a task once their handler has returned.
@Suite(.timeLimit(.minutes(1))) struct FollowTests {
    private let service = SpringService()

    /// A peer that has opened stream 1 with a request, and the spring of that call once it waits for more.
    private func open(
        _ server: TestServer, _ request: [UInt8], credit: Credit = Credit(messages: 9, bytes: 99)
    ) async throws -> (RawPeer, Spring) {
        let peer = try server.peer()
        peer.sayHello()
        peer.open(1, SpringService.path, request: request, credit: credit)
        #expect(try await eventually(server.loop) { service.all.count == 1 })
        return (peer, try #require(service.all.first))
    }

    private func waits(_ spring: Spring, _ server: TestServer) async throws -> Bool {
        try await eventually(server.loop) { spring.isWaiting }
    }

    /// Whether the response that was given last had not gone when the call ended.
    private func unsent(_ end: RPCV1.End) -> String? {
        end.metadata.first { $0.key == "unsent" }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    @Test func responsesGoWhenTheyCome() async throws {
        try await withServer(and: [service]) { (server) async throws in
            let (peer, spring) = try await open(server, [1, 2])
            for number in 1...2 as ClosedRange<UInt8> { #expect(try await peer.nextOfCall()?.message == [number]) }
            #expect(try await waits(spring, server))
            spring.give(.response([3]), .response([4]))
            spring.give(.fault)
            for number in 3...4 as ClosedRange<UInt8> { #expect(try await peer.nextOfCall()?.message == [number]) }
            let end = try await peer.nextEnd().end
            #expect(end.reason == "NameTaken" && unsent(end) == "false")
            #expect(await service.journal.next() == "ended")
        }
    }

    @Test func aResponseWaitsForCredit() async throws {
        try await withServer(and: [service]) { (server) async throws in
            let (peer, spring) = try await open(server, [1, 2, 3], credit: Credit(messages: 1, bytes: 9))
            #expect(try await peer.nextOfCall()?.message == [1])
            peer.open(2, TestService.Path.echo, request: [5])
            #expect(try await peer.nextEnd().stream == 2)
            peer.grant(1, Credit(messages: 2, bytes: 9))
            for number in 2...3 as ClosedRange<UInt8> { #expect(try await peer.nextOfCall()?.message == [number]) }
            #expect(try await waits(spring, server))
            spring.give(.response([4]))
            peer.open(3, TestService.Path.echo, request: [5])
            #expect(try await peer.nextEnd().stream == 3)
            peer.cancel(1)
            let end = try await peer.nextEnd().end
            #expect(end.code == 1 && unsent(end) == "true")
        }
    }

    @Test func aWaitEndsWithItsCall() async throws {
        let metrics = MetricsInterceptor()
        let lines = LineLog()
        let logging = LoggingInterceptor(logger: Logger(label: "test") { _ in lines }, clock: { 7_000 })
        try await withServer(and: [service], configure: { $0.interceptors = [metrics, logging] }) {
            (server) async throws in
            let (peer, spring) = try await open(server, [1])
            #expect(try await peer.nextOfCall()?.message == [1])
            #expect(try await waits(spring, server))
            #expect(metrics.snapshot.inFlight == 1 && lines.all.isEmpty)
            peer.cancel(1)
            let end = try await peer.nextEnd().end
            #expect(end.code == 1 && unsent(end) == "false")
            #expect(!spring.isWaiting)
            #expect(metrics.snapshot.inFlight == 0)
            #expect(metrics.snapshot.ended[.init(method: SpringService.path, code: 1)]?.calls == 1)
            #expect(lines.all.count == 1 && lines.all.first?.contains("code=1 ") == true)
            // What comes too late is nobody's.
            spring.give(.response([2]))
            peer.open(2, TestService.Path.echo, request: [5])
            #expect(try await peer.nextEnd().response == [5])
        }
    }

    @Test func itEndsWithItsConnection() async throws {
        try await withServer(and: [service]) { (server) async throws in
            try await {
                let (peer, spring) = try await open(server, [1])
                #expect(try await peer.nextOfCall()?.message == [1])
                #expect(try await waits(spring, server))
            }()
            #expect(await service.journal.next() == "ended")
        }
    }

    @Test func workHasATask() async throws {
        try await withServer(and: [service]) { (server) async throws in
            let (peer, spring) = try await open(server, [])
            #expect(try await waits(spring, server))
            spring.give(.work, .response([1]))
            #expect(await service.journal.next() == "work began")
            service.gate.open()
            #expect(try await peer.nextOfCall()?.message == [1])
        }
    }

    @Test func workIsCancelledWithItsCall() async throws {
        try await withServer(and: [service]) { (server) async throws in
            let (peer, spring) = try await open(server, [])
            #expect(try await waits(spring, server))
            spring.give(.work)
            #expect(await service.journal.next() == "work began")
            peer.cancel(1)
            #expect(await service.journal.next() == "work cancelled")
            #expect(try await peer.nextEnd().end.code == 1)
        }
    }

    @Test func aDrainEndsIt() async throws {
        try await withServer(and: [service]) { (server) async throws in
            let (peer, spring) = try await open(server, [1])
            #expect(try await peer.nextOfCall()?.message == [1])
            #expect(try await waits(spring, server))
            server.server.shutdown()
            #expect(try await peer.nextOfCall()?.header.type == .goAway)
            #expect(try await peer.nextEnd().end.reason == "GoingAway")
        }
    }

    /// More than one turn of the loop takes.
    @Test func manyAreWokenAtOnce() async throws {
        try await withServer(and: [service]) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            let streams = 1...700 as ClosedRange<UInt32>
            for stream in streams {
                peer.open(stream, SpringService.path, credit: Credit(messages: 9, bytes: 99))
            }
            #expect(try await eventually(server.loop) { service.all.filter(\.isWaiting).count == streams.count })
            let springs = service.all
            server.loop.execute { for spring in springs { spring.give(.response([1])) } }
            var served: Set<UInt32> = []
            for _ in streams { served.insert(try #require(try await peer.nextOfCall()).header.stream) }
            #expect(served == Set(streams))
        }
    }
}
