import Messages
import Model
import Support

/// Carries calls with several requests to nowhere: the responses are given, or the requests themselves.
struct ScriptedExchanger: RPCExchanger {
    /// `nil` = each request comes back.
    var responses: [[UInt8]]?
    /// What sending fails with.
    var sendFault: Fault?
    /// What the call ends with.
    var endFault: Fault?
    let sent = Recorder<[UInt8]>()
    let finished = Recorder<Bool>()

    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        throw Fault(.unimplemented, reason: "Unused", "not part of the test")
    }

    func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        throw Fault(.unimplemented, reason: "Unused", "not part of the test")
    }

    func open(_ method: String, answer: AnswerShape, _ options: CallOptions) async throws -> Exchange {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        for response in responses ?? [] { continuation.yield(response) }
        if let endFault { continuation.finish(throwing: endFault) }
        return Exchange(caller: self, responses: stream, continuation: continuation)
    }

    struct Exchange: RPCExchange {
        let caller: ScriptedExchanger
        let responses: AsyncThrowingStream<[UInt8], any Error>
        let continuation: AsyncThrowingStream<[UInt8], any Error>.Continuation

        func send(_ request: [UInt8]) async throws {
            if let fault = caller.sendFault { throw fault }
            caller.sent.append(request)
            if caller.responses == nil { continuation.yield(request) }
        }

        func finish() async throws {
            caller.finished.append(true)
            continuation.finish()
        }
    }
}
