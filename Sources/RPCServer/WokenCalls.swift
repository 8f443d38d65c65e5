import EventLoop

/// Calls whose producers have something to send, first come first served. Belongs to the loop's thread.
///
/// Very many may be woken by one event: each turn of the loop takes some of them, so that what was written for the first
/// goes while the others are still to come, and other calls are not kept waiting.
final class WokenCalls: @unchecked Sendable {
    /// Calls of one turn: some hundred microseconds of work.
    private static let ofTurn = 256

    private let loop: EventLoop
    private var calls: [ServerCall] = []
    private var next = 0
    private var isScheduled = false

    init(loop: EventLoop) { self.loop = loop }

    /// From any thread.
    func put(_ call: ServerCall) {
        guard loop.isOnLoop else { return loop.execute { self.add(call) } }
        add(call)
    }

    private func add(_ call: ServerCall) {
        calls.append(call)
        schedule()
    }

    private func schedule() {
        guard !isScheduled else { return }
        isScheduled = true
        loop.atTurnEnd { self.run() }
    }

    private func run() {
        isScheduled = false
        let end = min(next + Self.ofTurn, calls.count)
        while next < end {
            next += 1
            calls[next - 1].followed?.goOn()
        }
        guard next == calls.count else { return schedule() }
        calls.removeAll(keepingCapacity: calls.count <= Self.ofTurn)
        next = 0
    }
}
