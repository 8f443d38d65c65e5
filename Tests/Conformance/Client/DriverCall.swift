import Messages
import Model
import RPCClient
import Synchronization

/// One call that a script asked for.
final class DriverCall: Sendable {
    /// What happens to a call beside its responses.
    enum Signal {
        case request([UInt8])
        case halfClose
        case ended
    }

    private let id: Int
    let method: String
    let client: RPCClient
    private let takes: Int?
    private let timeout: Duration?
    private let metadata: [CallMetadata]
    private let first: [UInt8]
    private let requests = AsyncStream<Signal>.makeStream()
    /// How many more responses are taken.
    private let allowances = AsyncStream<Int>.makeStream()
    private let ended = Mutex<CallEnd?>(nil)

    init(id: Int, method: String, client: RPCClient, _ command: Command) throws {
        self.id = id
        self.method = method
        self.client = client
        takes = command.take
        timeout = command.timeoutMs.map { .milliseconds($0) }
        metadata = try (command.metadata ?? []).map { entry in
            guard entry.count == 2 else { throw CommandFault(description: "an entry is a key and a value") }
            return CallMetadata(key: entry[0], value: try scriptedBytes(entry[1]))
        }
        first = try command.requests?.first.map(scriptedBytes) ?? []
        try send(command)
    }

    /// More requests, and the half-close unless the command says otherwise.
    func send(_ command: Command) throws {
        for request in try (command.requests ?? []).map(scriptedBytes) {
            requests.continuation.yield(.request(request))
        }
        if command.halfClose != false { requests.continuation.yield(.halfClose) }
    }

    func take(_ count: Int) { if count > 0 { allowances.continuation.yield(count) } }

    /// Makes the call and tells what becomes of it.
    func run(_ shape: Command.Shape) async {
        let options = CallOptions(timeout: timeout, metadata: metadata) { [weak self] end in
            self?.ended.withLock { $0 = end }
            self?.requests.continuation.yield(.ended)
        }
        var failure: (any Error)?
        do {
            switch shape {
            case .unary: tell(try await unary(first, options))
            case .serverStream: try await receive(from: serverStream(first, options))
            case .clientStream: tell(try await upload(clientStream(options)))
            case .bidi: try await exchange(bidi(options))
            }
        } catch {
            failure = error
        }
        let trailers = ended.withLock { $0?.trailers ?? [] }
        Event(id: id, end: Event.End(failure, trailers)).write()
    }

    private func tell(_ response: [UInt8]) { Event(id: id, response: response.hex).write() }

    /// Takes responses as far as the script allows; who takes none does not learn of the end either.
    private func receive(from responses: sending Incoming) async throws {
        var allowed = takes
        var allowances = allowances.stream.makeAsyncIterator()
        while true {
            while allowed == 0 {
                guard let count = await allowances.next() else { throw CancellationError() }
                allowed = count
            }
            guard let response = try await responses.next() else { return }
            allowed = allowed.map { $0 - 1 }
            tell(response)
        }
    }

    /// Sends requests until the half-close or the call's end; whether there was a half-close.
    private func pass(to outgoing: Outgoing) async throws -> Bool {
        for await signal in requests.stream {
            switch signal {
            case .request(let request):
                do {
                    try await outgoing.send(request)
                } catch let fault as Fault where ended.withLock({ $0 != nil }) || fault.reason == "RequestUnwanted" {
                    // The end, or the answer, says more.
                    return false
                }
            case .halfClose: return true
            case .ended: return false
            }
        }
        throw CancellationError()
    }

    private func upload(_ call: Upload) async throws -> [UInt8] {
        _ = try await pass(to: call.outgoing)
        return try await call.response()
    }

    private func exchange(_ call: Exchange) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { if try await self.pass(to: call.outgoing) { try await call.outgoing.finish() } }
            group.addTask { try await self.receive(from: call.responses()) }
            // Whichever fails ends the other; when the responses have ended, no request is wanted any more.
            try await group.next()
            try await group.next()
        }
    }
}
