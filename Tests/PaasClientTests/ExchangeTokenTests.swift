import Messages
import Model
import PaasClient
import Synchronization
import Testing

/// Calls whose requests follow carry the token too.
@Suite struct ExchangeTokenTests {
    struct NoExchange: RPCExchange {
        let responses = AsyncThrowingStream<[UInt8], any Error> { $0.finish() }

        func send(_ request: [UInt8]) async throws {}

        func finish() async throws {}
    }

    final class Recorder: RPCExchanger {
        let options = Mutex<[CallOptions]>([])

        func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] { [] }

        func serverStreaming(
            _ method: String, _ request: [UInt8], _ options: CallOptions
        ) async throws -> AsyncThrowingStream<[UInt8], any Error> { NoExchange().responses }

        func open(_ method: String, answer: AnswerShape, _ options: CallOptions) async throws -> NoExchange {
            self.options.withLock { $0.append(options) }
            return NoExchange()
        }
    }

    @Test func anExchangeCarriesTheTokenAndNoDeadline() async throws {
        let recorder = Recorder()
        let caller = AuthorisedCaller(recorder, token: Secret("t1"), timeout: .seconds(1))
        _ = try await caller.open("/a/B", answer: .stream, CallOptions())
        let options = recorder.options.withLock { $0 }
        #expect(options.map(\.metadata) == [[CallMetadata(CallMetadata.token, "t1")]])
        #expect(options.map(\.timeout) == [nil])
    }
}
