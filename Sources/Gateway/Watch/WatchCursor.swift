import Messages
import Model

/// What one stream has delivered, and so where it goes on and what a fault means to it. A value: it knows no time and
/// does nothing.
struct WatchCursor {
    /// What to do about a fault of the daemon's stream.
    enum Reaction: Equatable {
        /// Nothing was sent yet: answer with a problem.
        case refuse(Fault)
        /// Send the events, wait, ask again.
        case retry(after: Duration, say: [ServerSentEvent])
        /// Send the event and end the stream.
        case end(say: ServerSentEvent)
    }

    /// Where the daemon is asked to go on; `nil` = with a snapshot.
    private(set) var resume: DatabasesV1.Position?
    private let comesBack: Bool
    private var hasBegun = false
    private var inSnapshot: Bool
    private var interrupted = false
    private var failures = 0

    /// Begins a stream, after a place if the reader has been here before.
    init(resume: DatabasesV1.Position?) {
        self.resume = resume
        comesBack = resume != nil
        inSnapshot = resume == nil
    }

    /// The stream has begun although the daemon has said nothing yet.
    mutating func began() { hasBegun = true }

    /// Takes what the daemon delivered; what the reader is to be sent.
    mutating func received(_ response: DatabasesV1.WatchStatusResponse) -> [ServerSentEvent] {
        var events: [ServerSentEvent] = []
        if interrupted { events.append(WatchEvents.resumed) }
        hasBegun = true
        interrupted = false
        failures = 0
        switch response.event {
        case .snapshot: inSnapshot = true
        case .reset:
            inSnapshot = true
            resume = nil
        case .synced, .transition, .bookmark:
            inSnapshot = false
            resume = DatabasesV1.Position(epoch: response.epoch, revision: response.revision)
        // An event of a later version: pass over it, but not over the place it stands at.
        case nil: break
        }
        return events + WatchEvents.event(response, inSnapshot: inSnapshot)
    }

    /// Takes a fault of the daemon's stream, or its end, which is the fault `StreamEnded`.
    ///
    /// - Parameter jitter: 0 to 1, so that the readers of a daemon that comes back don't all ask at once.
    mutating func failed(_ fault: Fault, jitter: Double) -> Reaction {
        let isPassing = Self.isPassing(fault)
        // A reader that comes back gets its stream also while the daemon is away: on an answer other than 200 a browser
        // would give up for good.
        guard hasBegun || (comesBack && isPassing) else { return .refuse(fault) }
        guard isPassing else { return .end(say: WatchEvents.ended(fault)) }
        hasBegun = true
        var events: [ServerSentEvent] = []
        if !interrupted { events.append(WatchEvents.interrupted(fault)) }
        // Half a snapshot can't be continued: the reader forgets it and gets a whole one.
        if inSnapshot, !interrupted { events.append(WatchEvents.restarted) }
        if inSnapshot { resume = nil }
        interrupted = true
        failures += 1
        let longest = min(5.0, 0.1 * Double(1 << min(failures, 10)))
        return .retry(after: .seconds(longest * (0.5 + 0.5 * min(max(jitter, 0), 1))), say: events)
    }

    /// The fault says nothing about the caller or the request: asking again may help.
    private static func isPassing(_ fault: Fault) -> Bool {
        switch fault.code {
        case .unavailable, .aborted, .cancelled, .deadlineExceeded, .resourceExhausted, .unknown, .internal: true
        case .invalidArgument, .notFound, .alreadyExists, .permissionDenied, .failedPrecondition, .outOfRange,
            .unimplemented, .dataLoss, .unauthenticated:
            false
        }
    }
}
