import Messages
import Model
import Synchronization

/// Carries calls to closures of the test instead of to a daemon, and notes them.
final class ScriptedCaller: RPCCaller {
    typealias Responses = AsyncThrowingStream<[UInt8], any Error>

    /// One call as it arrived.
    struct Call: Sendable {
        var method: String
        var request: [UInt8]
        var options: CallOptions

        /// A text of the metadata.
        func metadata(_ key: String) -> String? {
            options.metadata.first { $0.key == key }.map { String(decoding: $0.value, as: UTF8.self) }
        }
    }

    private let unary: @Sendable (Call) async throws -> [UInt8]
    private let stream: @Sendable (Call) async throws -> Responses
    private let noted = Mutex<[Call]>([])

    init(
        unary: @escaping @Sendable (Call) async throws -> [UInt8] = { throw ScriptedCaller.unexpected($0) },
        stream: @escaping @Sendable (Call) async throws -> Responses = { throw ScriptedCaller.unexpected($0) }
    ) {
        self.unary = unary
        self.stream = stream
    }

    /// The calls so far.
    var calls: [Call] { noted.withLock { $0 } }

    static func unexpected(_ call: Call) -> Fault {
        Fault(.internal, reason: "UnexpectedCall", "the test does not expect \(call.method)")
    }

    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        let call = Call(method: method, request: request, options: options)
        noted.withLock { $0.append(call) }
        return try await unary(call)
    }

    func serverStreaming(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> Responses {
        let call = Call(method: method, request: request, options: options)
        noted.withLock { $0.append(call) }
        return try await stream(call)
    }
}
