import Messages
import Model
import RPCClient
import Testing
import Wire

@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
    typealias Path = TestService.Path

    @Test func aDeadlineReachesCallerAndHandler() async throws {
        try await withServer { server in
            let client = server.client()
            // On a busy machine a short time may be over before the handler has begun.
            for milliseconds in [30, 300, 3_000, 30_000] where server.journal.lines.isEmpty {
                let fault = try await #require(throws: Fault.self) {
                    try await client.unary(Path.hang, [], CallOptions(timeout: .milliseconds(milliseconds)))
                }
                #expect(fault.code == .deadlineExceeded && fault.reason == "DeadlineExceeded")
            }
            #expect(await server.journal.next() == "hang began")
            #expect(await server.journal.next() == "hang cancelled")
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    @Test func aDeadlineThatIsOverIsNotSent() async throws {
        try await withServer { server in
            let fault = try await #require(throws: Fault.self) {
                try await server.client().unary(Path.echo, [], CallOptions(timeout: .zero))
            }
            #expect(fault.code == .deadlineExceeded)
        }
    }

    @Test func theServerKeepsDeadlinesByItself() async throws {
        try await withServer { server in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.hang, timeout: 20_000_000)
            let end = try await peer.nextEnd()
            #expect(end.end.code == FaultCode.deadlineExceeded.rawValue && !end.end.notProcessed)
            #expect(await server.journal.next() == "hang began")
            #expect(await server.journal.next() == "hang cancelled")
        }
    }

    @Test func theServerCapsUnaryCallsWithoutDeadline() async throws {
        try await withServer(configure: { $0.unaryTimeout = .milliseconds(20) }) { (server) async throws in
            let peer = try server.peer()
            peer.sayHello()
            peer.open(1, Path.idle, credit: Credit(messages: 1, bytes: 1))
            peer.open(2, Path.hang)
            #expect(try await peer.nextOfCall()?.header.type == .message)
            let end = try await peer.nextEnd()
            #expect(end.stream == 2 && end.end.code == FaultCode.deadlineExceeded.rawValue)
        }
    }

    @Test func theDeadlineOfAStreamEndsIt() async throws {
        try await withServer { server in
            let client = server.client()
            for milliseconds in [30, 300, 3_000, 30_000] where server.journal.lines.isEmpty {
                let fault = try await #require(throws: Fault.self) {
                    let options = CallOptions(timeout: .milliseconds(milliseconds))
                    for try await _ in try await client.serverStreaming(Path.idle, [], options) {}
                }
                #expect(fault.code == .deadlineExceeded)
                // A handler that has begun notes its end before the next call is answered.
                #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
            }
            #expect(await server.journal.next() == "idle cancelled")
        }
    }

    @Test func cancellingTheTaskCancelsTheHandlerAndNoOther() async throws {
        try await withServer { server in
            let client = server.client()
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await client.unary(Path.hang, [], CallOptions())
                    }
                }
                #expect(await server.journal.next() == "hang began")
                group.cancelAll()
            }
            #expect(await server.journal.next() == "hang cancelled")
            async let other = client.unary(Path.hang, [2], CallOptions())
            #expect(await server.journal.next() == "hang began")
            server.gate.open()
            let response = try await other
            #expect(response == [2])
        }
    }

    @Test func aTaskThatIsCancelledBeforeCallsNobody() async throws {
        try await withServer { server in
            let client = server.client()
            await withTaskGroup(of: Void.self) { group in
                group.cancelAll()
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await client.unary(Path.hang, [], CallOptions())
                    }
                    await #expect(throws: CancellationError.self) {
                        for try await _ in try await client.serverStreaming(Path.flood, [], CallOptions()) {}
                    }
                }
            }
            let response = try await client.unary(Path.echo, [1], CallOptions())
            #expect(response == [1])
        }
    }

    @Test func cancellingTheIterationCancelsTheHandler() async throws {
        try await withServer { server in
            let client = server.client()
            let (seen, signal) = AsyncStream<Void>.makeStream()
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        for try await _ in try await client.serverStreaming(Path.idle, [], CallOptions()) {
                            signal.finish()
                        }
                    }
                }
                for await _ in seen {}
                group.cancelAll()
            }
            #expect(await server.journal.next() == "idle cancelled")
        }
    }

    @Test func losingTheConnectionCancelsItsHandlers() async throws {
        try await withServer { server in
            do {
                let peer = try server.peer()
                peer.sayHello()
                peer.open(1, Path.hang)
                #expect(await server.journal.next() == "hang began")
            }
            #expect(await server.journal.next() == "hang cancelled")
        }
    }

    /// Every stream that was opened gets exactly one END, cancelled or not.
    @Test func aCancelledStreamEndsWithEnd() async throws {
        try await withServer { server in
            let peer = try server.peer()
            peer.sayHello()
            let cancel = RPCV1.Cancel(code: 1).metadata()
            peer.open(1, Path.hang)
            peer.write(RawPeer.bytes(.cancel, 1, metadata: cancel))
            peer.open(2, Path.hang, flags: .more)
            peer.write(RawPeer.bytes(.cancel, 2, metadata: cancel) + RawPeer.bytes(.cancel, 2, metadata: cancel))
            let ends = [try await peer.nextEnd(), try await peer.nextEnd()].sorted { $0.stream < $1.stream }
            #expect(ends.map(\.stream) == [1, 2])
            #expect(ends.allSatisfy { $0.end.code == 1 })
            peer.write(RawPeer.bytes(.cancel, 1, metadata: cancel))
            peer.open(3, Path.echo, request: [3])
            #expect(try await peer.nextEnd().response == [3])
        }
    }
}
