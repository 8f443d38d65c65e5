import Messages
import Model
import Synchronization

/// Plays streams from a script, and remembers what was asked.
final class ScriptedCaller: RPCCaller {
    /// What one streaming call delivers, and how it ends.
    struct Stream: Sendable {
        var responses: [DatabasesV1.WatchStatusResponse]
        var end: Fault?
    }

    private let streams: Mutex<[Stream]>
    private let asked = Mutex<[(request: [UInt8], options: CallOptions)]>([])

    init(_ streams: [Stream] = []) { self.streams = Mutex(streams) }

    var requests: [DatabasesV1.WatchStatusRequest] {
        get throws { try asked.withLock { $0 }.map { try DatabasesV1.WatchStatusRequest(decoding: $0.request) } }
    }

    var options: [CallOptions] { asked.withLock { $0 }.map(\.options) }

    func unary(_ method: String, _ request: [UInt8], _ options: CallOptions) async throws -> [UInt8] {
        asked.withLock { $0.append((request, options)) }
        return []
    }

    func serverStreaming(
        _ method: String, _ request: [UInt8], _ options: CallOptions
    ) async throws -> AsyncThrowingStream<[UInt8], any Error> {
        asked.withLock { $0.append((request, options)) }
        guard let next = streams.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
            throw Fault(.permissionDenied, reason: "ScriptEnded", "no more streams")
        }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        for response in next.responses { continuation.yield(try response.encoded()) }
        continuation.finish(throwing: next.end)
        return stream
    }
}
