import Messages
import RPCClient
import Testing

/// Many handlers wait at once, more than one task group of the server takes.
@Suite(.timeLimit(.minutes(2))) struct CallLanesTests {
    typealias Path = TestService.Path

    @Test func manyHandlersWaitAndOthersAreServedBesideThem() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            // Twice: what has become free is used again.
            for _ in 0..<2 {
                await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<400 {
                        group.addTask {
                            let options = CallOptions()
                            let (silence, line) = AsyncStream<Void>.makeStream()
                            defer { line.finish() }
                            for try await _ in try await client.serverStreaming(
                                Path.flood, [UInt8(number % 256)], options)
                            {
                                // Never taken again: the handler waits for credit.
                                for await _ in silence {}
                            }
                        }
                    }
                    for number in 0..<600 {
                        let request = [UInt8(number % 256)]
                        let response = try? await client.unary(Path.echo, request, CallOptions())
                        #expect(response == request)
                    }
                    group.cancelAll()
                    while let _ = await group.nextResult() {}
                }
                #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
            }
        }
    }

    @Test func manyHandlersEndWithTheServer() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            try await withThrowingTaskGroup(of: Int.self) { (group) async throws in
                for _ in 0..<200 {
                    group.addTask {
                        var count = 0
                        do {
                            for try await _ in try await client.serverStreaming(Path.flood, [], CallOptions()) {
                                count += 1
                            }
                        } catch is CancellationError {
                            throw CancellationError()
                        } catch {
                            // The server is about to end.
                        }
                        return count
                    }
                }
                #expect(try await eventually(server.loop) { server.journal.count >= 200 })
                server.server.shutdown()
                var counts: [Int] = []
                for try await count in group { counts.append(count) }
                #expect(counts.count == 200)
            }
        }
    }
}
