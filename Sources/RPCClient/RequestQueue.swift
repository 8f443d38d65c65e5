import Messages
import Model

/// The requests of one call that wait until they may go, each with the task that has offered it. Belongs to the loop's
/// thread.
struct RequestQueue {
    private var waiting: [(request: [UInt8], sender: UnsafeContinuation<Void, any Error>)] = []

    /// The application has said that no further request comes.
    var isFinished = false
    /// A request has gone: the call can't be made again.
    private(set) var hasSent = false
    /// It waits for room in the connection's outbox.
    var isStalled = false

    /// Size of the request whose turn it is, in bytes.
    var firstByteCount: Int? { waiting.first?.request.count }

    /// Nothing waits, and nothing will.
    var isDone: Bool { isFinished && waiting.isEmpty }

    /// The request whose turn it is, is the call's last.
    var isAtLast: Bool { isFinished && waiting.count == 1 }

    mutating func append(_ request: [UInt8], _ sender: UnsafeContinuation<Void, any Error>) {
        waiting.append((request, sender))
    }

    /// Takes the request whose turn it is; its sender goes on.
    mutating func takeFirst() -> [UInt8] {
        guard !waiting.isEmpty else { return [] }
        hasSent = true
        let (request, sender) = waiting.removeFirst()
        sender.resume()
        return request
    }

    mutating func failFirst(_ fault: Fault) {
        if !waiting.isEmpty { waiting.removeFirst().sender.resume(throwing: fault) }
    }

    mutating func failAll(_ error: any Error) {
        let failed = waiting
        waiting = []
        for (_, sender) in failed { sender.resume(throwing: error) }
    }
}

extension Fault {
    /// What a request ends with that the server does not want: its answer is to be had none the less.
    static let requestUnwanted = Fault(
        .failedPrecondition, reason: "RequestUnwanted", "The server takes no more requests of this call.",
        domain: Fault.rpc)

    /// What a request ends with that comes behind the last one.
    static let requestsFinished = Fault(
        .failedPrecondition, reason: "RequestsFinished", "The call has said that no further request comes.",
        domain: Fault.rpc)
}
