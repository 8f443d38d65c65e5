import EventLoop
import Wire

extension FrameSocket {
    /// When to ask a silent peer whether it is there, and when to give it up.
    public struct Keepalive: Equatable, Sendable {
        /// Asks when no frame came for so long.
        public var after: Duration
        /// Gives up when no frame comes for so long after that.
        public var patience: Duration

        /// Sets both times.
        public init(after: Duration, patience: Duration) {
            self.after = after
            self.patience = patience
        }

        /// A server's: it has less to lose from a peer that hangs.
        public static let server = Keepalive(after: .seconds(120), patience: .seconds(30))
        /// A client's.
        public static let client = Keepalive(after: .seconds(30), patience: .seconds(10))
    }
}

/// How long a peer has been silent, and what follows from it. Times are in nanoseconds of the monotonic clock.
struct Silence: Equatable {
    enum Action: Equatable {
        /// Looks again at this time.
        case wait(until: UInt64)
        /// Sends a PING, and looks again at this time.
        case ask(until: UInt64)
        /// Ends the connection.
        case giveUp
    }

    private let after: UInt64
    private let patience: UInt64
    private var heardAt: UInt64
    private var askedAt: UInt64?

    init(_ keepalive: FrameSocket.Keepalive, now: UInt64) {
        after = keepalive.after.wholeNanoseconds
        patience = keepalive.patience.wholeNanoseconds
        heardAt = now
    }

    /// A frame came.
    mutating func frameReceived(now: UInt64) { heardAt = now }

    /// The time has come that the last action named, or nothing is read at the moment, which is no silence.
    mutating func timePassed(now: UInt64, isListening: Bool) -> Action {
        if !isListening { heardAt = now }
        if let asked = askedAt, heardAt < asked {
            let end = asked.saturatingSum(patience)
            return now >= end ? .giveUp : .wait(until: end)
        }
        askedAt = nil
        let end = heardAt.saturatingSum(after)
        guard now >= end else { return .wait(until: end) }
        askedAt = now
        return .ask(until: now.saturatingSum(patience))
    }
}

extension UInt64 {
    fileprivate func saturatingSum(_ other: UInt64) -> UInt64 {
        let sum = addingReportingOverflow(other)
        return sum.overflow ? .max : sum.partialValue
    }
}
