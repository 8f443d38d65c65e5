import Model

/// How long things may take and how often they are tried.
public struct Policy: Equatable, Sendable {
    /// How long work in a state may take as a whole, by the state; in Ready, that is a change of the password.
    public var workLimits: [DatabaseState: Duration] = [
        .provisioning: .seconds(600), .ready: .seconds(120), .undeleting: .seconds(300), .degraded: .seconds(600),
        .deleting: .seconds(300), .purging: .seconds(300),
    ]
    /// How long one try of a step may take.
    public var stepLimits: [StepName: Duration] = [
        .network: .seconds(15), .image: .seconds(480), .volume: .seconds(180), .instance: .seconds(60),
        .credentials: .seconds(30), .rotate: .seconds(30), .login: .seconds(30), .stop: .seconds(90),
        .remove: .seconds(120),
    ]
    /// How long a look may take.
    public var lookLimit: Duration = .seconds(15)
    /// Rows that were due for longer than this had nobody to work on them.
    public var absence: Duration = .seconds(60)
    /// How often the instance is looked at while a login is waited for.
    public var instanceCheckPeriod: Duration = .milliseconds(500)
    /// The wait after the first fault; it doubles with each further one.
    public var firstBackoff: Duration = .milliseconds(200)
    /// How often watchers hear how much of an image has been fetched.
    public var progressPeriod: Duration = .milliseconds(500)
    /// The longest wait between two tries.
    public var longestBackoff: Duration = .seconds(30)
    /// How often a Ready database is looked at.
    public var readyPeriod: Duration = .seconds(30)
    /// How often a Failed database is looked at whose failure may pass.
    public var failedPeriod: Duration = .seconds(300)
    /// How often a database is looked at that waits for room on its disk.
    public var roomPeriod: Duration = .seconds(30)
    /// How often something is tried again that only somebody else can mend.
    public var patientPeriod: Duration = .seconds(120)
    /// Every how manieth look at a Ready database logs in, on average.
    public var looksPerLogin = 10

    /// The standard times.
    public init() {}

    /// How long work in a state may take as a whole.
    public func limit(of state: DatabaseState) -> Duration { workLimits[state] ?? .seconds(300) }

    /// How long one try of a step may take.
    public func limit(of step: StepName) -> Duration { stepLimits[step] ?? .seconds(60) }

    /// The deadline of work that is taken up: a time in which no daemon ran does not count, but more than the whole time
    /// for the work is never given.
    ///
    /// - Parameters:
    ///   - deadline: as recorded.
    ///   - state: the work's.
    ///   - due: since when the row waits.
    ///   - now: the store's time.
    public func deadline(_ deadline: Timestamp, of state: DatabaseState, due: Timestamp, now: Timestamp) -> Timestamp {
        let waited = now.since(due)
        guard waited > absence else { return deadline }
        return max(deadline, min(deadline.advanced(by: waited), now.advanced(by: limit(of: state))))
    }

    /// The wait before the next try: doubling from `firstBackoff` to `longestBackoff`, of which jitter takes up to half.
    ///
    /// - Parameters:
    ///   - attempt: how often it has been tried; from 1.
    ///   - jitter: from 0 up to but not including 1.
    public func backoff(attempt: Int, jitter: Double) -> Duration {
        // 2^20 first waits exceed any longest wait in use; a larger shift would only overflow.
        let doublings = min(max(attempt, 1) - 1, 20)
        let full = min(firstBackoff * (1 << doublings), longestBackoff)
        return full * (1 - 0.5 * jitter.clamped)
    }

    /// When a resting database is looked at again; `nil` = never, for nothing about it changes by itself.
    ///
    /// - Parameters:
    ///   - state: where it stands.
    ///   - desired: what its owners want.
    ///   - everReady: it has been Ready at least once.
    ///   - jitter: from 0 up to but not including 1; it moves the moment by up to a quarter.
    public func nextLook(_ state: DatabaseState, desired: Desired, everReady: Bool, jitter: Double) -> Duration? {
        let period: Duration
        switch state {
        case .ready: period = readyPeriod
        case .failed where desired != .present || everReady: period = failedPeriod
        case .provisioning, .degraded, .deleting, .undeleting, .purging: period = firstBackoff
        case .failed, .deleted, .purged: return nil
        }
        return period * (1 - 0.25 * jitter.clamped)
    }
}

extension Double {
    fileprivate var clamped: Double { isNaN ? 0 : Swift.min(Swift.max(self, 0), 1) }
}
