import Messages
import Model

/// Where a watch stands, and how it goes on after its stream broke off.
struct WatchResumption: Equatable {
    /// What to do with an event.
    enum EventAction: Equatable {
        case deliver
        /// Something before this event is missing: begin again at the last place.
        case restart(Fault)
    }

    /// What to do after the end of a stream.
    enum EndAction: Equatable {
        case retry(after: Duration, Fault)
        case fail(Fault)
    }

    /// The last place that can be resumed from. A snapshot that is not complete has none.
    private(set) var position: Position?
    /// Revision of this stream's last event; `nil` before its first.
    private var last: UInt64?
    private var attempt = 0

    private static let firstDelay = Duration.milliseconds(100)
    private static let longestDelay = Duration.seconds(5)

    init(position: Position?) { self.position = position }

    mutating func streamStarted() { last = nil }

    mutating func eventReceived(_ response: DatabasesV1.WatchStatusResponse) -> EventAction {
        guard follows(response.previous) else {
            return .restart(
                Fault(
                    .unavailable, reason: "WatchGap",
                    "an event follows revision \(response.previous), which was not delivered", domain: Fault.rpc))
        }
        switch response.event {
        case .reset: position = nil
        case .synced, .transition, .bookmark:
            position = Position(epoch: response.epoch, revision: Int64(clamping: response.revision))
        case .snapshot, nil: break
        }
        last = response.revision
        attempt = 0
        return .deliver
    }

    /// - Parameter jitter: 0.5 to 1, a part of the delay that keeps many clients from coming back at once.
    mutating func streamEnded(_ fault: Fault?, jitter: Double) -> EndAction {
        let fault = fault ?? Fault(.unavailable, reason: "WatchEnded", "the server ended the watch", domain: Fault.rpc)
        guard fault.code == .unavailable else { return .fail(fault) }
        let delay = min(Self.firstDelay * (1 << min(attempt, 10)), Self.longestDelay)
        attempt += 1
        return .retry(after: delay * jitter, fault)
    }

    /// A stream's first event follows nothing, or the place that the watch was resumed from.
    private func follows(_ previous: UInt64) -> Bool {
        if let last { return previous == last }
        return previous == 0 || Int64(clamping: previous) == position?.revision
    }
}
