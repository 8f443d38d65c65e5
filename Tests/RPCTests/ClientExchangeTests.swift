import ConformanceService
import EventLoop
import Logging
import Messages
import Model
import RPCClient
import RPCServer
import Synchronization
import Testing
import Wire

/// All four shapes of calls, between our client and our server, with generated types.
@Suite(.timeLimit(.minutes(1))) struct ClientExchangeTests {
    typealias Stub = ConformanceV1.ConformanceClient<RPCClient>

    /// Runs the conformance service for the length of a test.
    func withConformance(
        _ configure: (inout RPCClient.Configuration) -> Void = { _ in },
        _ body: (Stub) async throws -> Void
    ) async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        let path = freshSocketPath()
        let handler = ConformanceHandler(clock: { EventLoop.now() }, pause: { try await loop.sleep(for: $0) })
        let server = RPCServer(
            socketPath: path, services: [handler], loop: loop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        var configuration = RPCClient.Configuration()
        configure(&configuration)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (listening, signal) = AsyncStream<Void>.makeStream()
            group.addTask {
                defer { signal.finish() }
                try await server.run { signal.finish() }
            }
            for await _ in listening {}
            let client = RPCClient(socketPath: path, loop: loop, agent: "test", configuration: configuration)
            try await body(Stub(client))
            client.close()
            server.shutdown()
            try await group.waitForAll()
        }
    }

    @Test(arguments: [0, 1, 5, 500]) func uploads(count: Int) async throws {
        try await withConformance { stub in
            let upload = try await stub.clientStream()
            for _ in 0..<count { try await upload.send(.init(payload: [1, 2, 3])) }
            let response = try await upload.finish()
            #expect(response.requestCount == UInt32(count) && response.payloadBytes == UInt64(3 * count))
        }
    }

    @Test func uploadsLargeRequests() async throws {
        try await withConformance { stub in
            let upload = try await stub.clientStream()
            for _ in 0..<12 { try await upload.send(.init(payload: [UInt8](repeating: 7, count: 3_141_590))) }
            #expect(try await upload.finish().payloadBytes == 37_699_080)
        }
    }

    @Test func aRequestThatIsTooLargeLeavesTheCallAsItIs() async throws {
        try await withConformance { stub in
            let upload = try await stub.clientStream()
            try await upload.send(.init(payload: [1]))
            let fault = await #expect(throws: Fault.self) {
                try await upload.send(.init(payload: [UInt8](repeating: 7, count: 4_194_304)))
            }
            #expect(fault?.reason == "MessageTooLarge")
            try await upload.send(.init(payload: [2, 3]))
            let response = try await upload.finish()
            #expect(response.requestCount == 2 && response.payloadBytes == 3)
        }
    }

    @Test func exchanges() async throws {
        try await withConformance { stub in
            let exchange = try await stub.bidiStream()
            var responses = exchange.responses.makeAsyncIterator()
            for number in 1...100 {
                try await exchange.send(.init(payload: [UInt8](repeating: 1, count: number)))
                #expect(try await responses.next()?.payload.count == number)
            }
            try await exchange.send(.init(responseBytes: [1, 271_828, 0]))
            for size in [1, 271_828, 0] { #expect(try await responses.next()?.payload.count == size) }
            try await exchange.finish()
            #expect(try await responses.next() == nil)
        }
    }

    @Test func theHandlersFaultEndsAnUpload() async throws {
        let ends = Mutex<[CallEnd]>([])
        try await withConformance { stub in
            let upload = try await stub.clientStream(
                options: CallOptions { end in ends.withLock { $0.append(end) } })
            try await upload.send(
                .init(outcome: .init(code: 9, message: "m", reason: "R", trailers: [.init(key: "k", value: [1])])))
            let fault = await #expect(throws: Fault.self) { try await upload.finish() }
            #expect(fault?.reason == "R" && fault?.code == .failedPrecondition)
            let late = await #expect(throws: Fault.self) { try await upload.send(.init()) }
            #expect(late == fault)
        }
        let all = ends.withLock { $0 }
        #expect(all.count == 1 && all.first?.fault?.reason == "R")
        #expect(all.first?.trailers == [CallMetadata(key: "k", value: [1])])
    }

    @Test func trailersComeWithSuccessToo() async throws {
        let ends = Mutex<[CallEnd]>([])
        try await withConformance { stub in
            let trailers = [ConformanceV1.Entry(key: "a", value: [1]), .init(key: "a", value: [2])]
            _ = try await stub.unary(
                .init(outcome: .init(trailers: trailers)),
                options: CallOptions { end in ends.withLock { $0.append(end) } })
            let all = ends.withLock { $0 }
            #expect(all.count == 1 && all.first?.fault == nil)
            #expect(all.first?.trailers == [CallMetadata(key: "a", value: [1]), CallMetadata(key: "a", value: [2])])
        }
    }

    @Test func cancellingASenderCancelsTheCall() async throws {
        try await withConformance { stub in
            let exchange = try await stub.bidiStream()
            let (began, signal) = AsyncStream<Void>.makeStream()
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    // Nobody takes the responses: the server grants no more in the end, and a request waits.
                    await #expect(throws: CancellationError.self) {
                        while true {
                            try await exchange.send(.init(responseBytes: [1_000_000]))
                            signal.yield()
                        }
                    }
                }
                for await _ in began { break }
                group.cancelAll()
            }
            var responses = exchange.responses.makeAsyncIterator()
            await #expect(throws: CancellationError.self) { while try await responses.next() != nil {} }
        }
    }

    @Test func lettingAnExchangeGoCancelsItsHandler() async throws {
        try await withConformance { stub in
            for _ in 0..<3 {
                let upload = try await stub.clientStream()
                try await upload.send(.init(payload: [1]))
            }
            #expect(try await stub.unary(.init(payload: [5])).payload == [5])
        }
    }

    @Test func aDeadlineEndsAnUpload() async throws {
        try await withConformance { stub in
            let upload = try await stub.clientStream(options: CallOptions(timeout: .milliseconds(30)))
            let fault = await #expect(throws: Fault.self) {
                while true { try await upload.send(.init(payload: [1])) }
            }
            #expect(fault?.reason == "DeadlineExceeded")
        }
    }

    @Test func interceptorsRunAroundEveryShape() async throws {
        let journal = Journal()
        try await withConformance {
            $0.interceptors = [Noting(name: "a", journal: journal), Noting(name: "b", journal: journal)]
        } _: { stub in
            let response = try await stub.unary(.init(echoMetadata: true))
            #expect(response.metadata.map(\.key) == ["a", "b"])
            #expect(journal.lines == ["a Unary", "b Unary", "b done", "a done"])
            for try await _ in try await stub.serverStream(.init(responseBytes: [1])) {}
            _ = try await stub.clientStream().finish()
            #expect(
                journal.lines.filter { $0.hasPrefix("a ") && $0 != "a done" }
                    == ["a Unary", "a ServerStream", "a ClientStream"])
        }
    }

    @Test func anInterceptorMayRefuseACall() async throws {
        let refusal = Fault(.permissionDenied, reason: "No", "no")
        try await withConformance {
            $0.interceptors = [Refusing(refusal: refusal)]
        } _: { stub in
            await #expect(throws: refusal) { try await stub.unary(.init()) }
        }
    }

    @Test func everyFrameIsShown() async throws {
        let journal = Journal()
        try await withConformance {
            $0.onFrame = { journal.write("\($0) \($1.type.rawValue) \($2.count + $3.count == Int($1.length))") }
        } _: { stub in
            _ = try await stub.unary(.init(payload: [1]))
        }
        #expect(
            journal.lines.filter { !$0.contains(" 8 ") }
                == ["sent 1 true", "sent 2 true", "received 1 true", "received 4 true"])
    }

    @Test func aCallMayTakeSmallerResponsesOnly() async throws {
        try await ClientScript.run { script, client in
            let call = Task { try await client.limitingResponses(to: 10).unary("/a/B", [1], CallOptions()) }
            let peer = try await script.accept()
            #expect(try await peer.expectOpen(1).maxResponseBytes == 10)
            peer.sendEnd(1, response: [UInt8](repeating: 0, count: 11))
            let fault = await #expect(throws: Fault.self) { try await call.value }
            #expect(fault?.reason == "MessageTooLarge")
        }
    }

    struct Noting: ClientInterceptor {
        let name: String
        let journal: Journal

        func intercept<Answer: Sendable>(
            _ method: String, _ options: CallOptions, _ next: (CallOptions) async throws -> Answer
        ) async throws -> Answer {
            journal.write("\(name) \(method.split(separator: "/").last ?? "")")
            var options = options
            options.metadata.append(CallMetadata(name, "x"))
            defer { journal.write("\(name) done") }
            return try await next(options)
        }
    }

    struct Refusing: ClientInterceptor {
        let refusal: Fault

        func intercept<Answer: Sendable>(
            _ method: String, _ options: CallOptions, _ next: (CallOptions) async throws -> Answer
        ) async throws -> Answer { throw refusal }
    }
}
