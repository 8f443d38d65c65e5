/// Bounds how many denied attempts are written to the audit log, so that a flood of them can't fill the disk.
///
/// Each subject has a bucket of its own and all share one: a noisy subject doesn't hide the attempts of the others.
/// What was left out is counted and said in the subject's next row.
struct DenialLimiter {
    /// What is done about an attempt.
    enum Action: Equatable {
        /// Write a row, and say in it how many attempts of this subject were left out before it.
        case record(suppressed: Int)
        /// Write nothing.
        case suppress
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
        var suppressed = 0

        mutating func fill(_ rate: Rate, at now: ContinuousClock.Instant) {
            let earned = (now - filledAt) / rate.interval
            if earned > 0 {
                tokens = min(Double(rate.burst), tokens + earned)
                filledAt = now
            }
        }
    }

    /// How many at once, and how long until the next.
    struct Rate {
        var burst: Int
        var interval: Duration
    }

    private let each: Rate
    private let all: Rate
    private let most: Int
    private var shared: Bucket
    private var subjects: [String: Bucket] = [:]

    /// Starts with every bucket full.
    ///
    /// - Parameter most: subjects that are told apart; further ones share a bucket.
    init(
        each: Rate = Rate(burst: 20, interval: .seconds(10)), all: Rate = Rate(burst: 200, interval: .seconds(2)),
        most: Int = 1024, at now: ContinuousClock.Instant
    ) {
        self.each = each
        self.all = all
        self.most = most
        shared = Bucket(tokens: Double(all.burst), filledAt: now)
    }

    /// A subject tried something that it may not do.
    mutating func attempted(by subject: String, at now: ContinuousClock.Instant) -> Action {
        let key = subjects[subject] != nil || subjects.count < most ? subject : ""
        var bucket = subjects[key] ?? Bucket(tokens: Double(each.burst), filledAt: now)
        bucket.fill(each, at: now)
        shared.fill(all, at: now)
        guard bucket.tokens >= 1, shared.tokens >= 1 else {
            bucket.suppressed += 1
            subjects[key] = bucket
            return .suppress
        }
        bucket.tokens -= 1
        shared.tokens -= 1
        let suppressed = bucket.suppressed
        bucket.suppressed = 0
        subjects[key] = bucket
        return .record(suppressed: suppressed)
    }
}
