import AsyncAlgorithms
import Messages
import Model

/// Where one reader's events come from: a stream of its own as long as it catches up, and the stream that all readers of
/// its caller and scope share once it has.
struct WatchSource<Caller: RPCCaller>: Sendable {
    let client: DatabasesV1.DatabasesClient<Caller>
    let shared: SharedStreams
    let key: StreamKey
    let options: CallOptions
    let request: DatabasesV1.WatchStatusRequest
    let inputs: AsyncChannel<WatchInput>

    private static var ended: Fault {
        Fault(.unavailable, reason: "StreamEnded", "paasd has ended its stream and is asked again", domain: Fault.rpc)
    }

    /// Hands over events until there are no more, and then why: `.failed` or `.lagged`.
    ///
    /// - Throws: `CancellationError`; what nobody foresaw.
    func run() async throws -> WatchInput {
        do {
            guard let (stream, reader, place) = try await followAlone() else { return .failed(Self.ended) }
            defer { shared.leave(key, stream, reader: reader) }
            return try await follow(stream, reader, after: place.revision)
        } catch let fault as Fault {
            return .failed(fault)
        }
    }

    /// A stream of the reader's own, until there is one that it can share.
    ///
    /// - Returns: the shared one; `nil` at the end of the daemon's.
    private func followAlone() async throws -> (SharedStream, reader: Int, DatabasesV1.Position)? {
        for try await response in try await client.watchStatus(request, options: options) {
            await inputs.send(.received(response))
            guard let place = Self.place(response) else { continue }
            if let (stream, reader) = shared.join(key, at: place) { return (stream, reader, place) }
        }
        return nil
    }

    /// Where a reader stands that has an event, if the history can be continued from there.
    private static func place(_ response: DatabasesV1.WatchStatusResponse) -> DatabasesV1.Position? {
        switch response.event {
        case .synced, .transition, .bookmark:
            DatabasesV1.Position(epoch: response.epoch, revision: response.revision)
        case .snapshot, .reset, nil: nil
        }
    }

    private func follow(_ stream: SharedStream, _ reader: Int, after revision: UInt64) async throws -> WatchInput {
        try await withThrowingDiscardingTaskGroup { group in
            defer { group.cancelAll() }
            var revision = revision
            while true {
                switch try await stream.next(reader, after: revision) {
                case .deliver(let event):
                    await inputs.send(.received(event))
                    revision = event.revision
                case .lead(let place): group.addTask { await lead(stream, after: place) }
                case .leave: return .lagged
                case .fail(let fault): return .failed(fault)
                }
            }
        }
    }

    /// Asks the daemon for all who share the stream, however slow this reader is. When it is cancelled, because the reader
    /// has left, another reader leads.
    private func lead(_ stream: SharedStream, after place: DatabasesV1.Position) async {
        var request = request
        request.resume = place
        var fault = Self.ended
        do {
            for try await response in try await client.watchStatus(request, options: options) {
                guard stream.publish(response) else { return }
            }
        } catch let reason as Fault {
            fault = reason
        } catch {
            // Cancelled; a transport has no other errors than faults.
        }
        if !Task.isCancelled { stream.fail(fault) }
    }
}
