import Glibc

/// The end of a worker's patience.
struct Deadline {
    private let end: ContinuousClock.Instant

    init(milliseconds: Int) { end = .now + .milliseconds(min(max(milliseconds, 0), 3_600_000)) }

    var remaining: Duration { max(.zero, end - .now) }

    /// What is left, in whole milliseconds.
    var milliseconds: Int {
        let (seconds, attoseconds) = remaining.components
        return Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    var isOver: Bool { remaining == .zero }

    /// Blocks for some milliseconds, or for what is left.
    func pause(milliseconds: Int32) {
        let left = remaining.components
        let rest = left.seconds > 0 ? Int64(milliseconds) : left.attoseconds / 1_000_000_000_000_000
        poll(nil, 0, min(milliseconds, Int32(clamping: rest)))
    }
}
