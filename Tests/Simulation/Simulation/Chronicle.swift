import Synchronization

/// What happened, for people: one line for each thing, with its simulated time.
final class Chronicle: Sendable {
    private let clock: ManualClock
    private let isKept: Bool
    private let kept = Mutex<[String]>([])

    init(clock: ManualClock, isKept: Bool) {
        self.clock = clock
        self.isKept = isKept
    }

    var lines: [String] { kept.withLock { $0 } }

    func note(_ who: String, _ text: @autoclosure () -> String) {
        guard isKept else { return }
        let (seconds, attoseconds) = clock.now().components
        let milliseconds = String(attoseconds / 1_000_000_000_000_000 + 1000).dropFirst()
        let line = "\(seconds).\(milliseconds)\t\(who)\t\(text())"
        kept.withLock { $0.append(line) }
    }
}
