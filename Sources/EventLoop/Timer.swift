/// A closure that an event loop calls once at a time. Belongs to the loop's thread.
public final class Timer {
    let due: UInt64
    let order: UInt64
    private(set) var body: (() -> Void)?
    private let tally: TimerTally

    init(due: UInt64, order: UInt64, tally: TimerTally, body: @escaping () -> Void) {
        self.due = due
        self.order = order
        self.tally = tally
        self.body = body
    }

    /// The closure is not called any more, and what it holds is let go at once.
    public func cancel() {
        guard body != nil else { return }
        body = nil
        tally.cancelled += 1
    }

    /// Hands out the closure of a timer that has left its heap.
    func take() -> (() -> Void)? {
        defer { body = nil }
        return body
    }
}

/// How many timers of a heap were cancelled and are still in it.
final class TimerTally {
    var cancelled = 0
}

/// Timers in order of their times; those of one time in the order in which they were made.
struct TimerHeap {
    /// Cancelled timers that may stay until they are due.
    private static let cancelledAllowed = 64

    private var heap: [Timer] = []
    private var nextOrder: UInt64 = 0
    private let tally = TimerTally()

    /// Timers that take room, cancelled ones too.
    var count: Int { heap.count }

    /// When the first timer is due that was not cancelled.
    var nextDue: UInt64? {
        mutating get {
            while let first = heap.first, first.body == nil { removeFirst() }
            return heap.first?.due
        }
    }

    mutating func insert(at due: UInt64, _ body: @escaping () -> Void) -> Timer {
        // Long before they are due, cancelled timers would outnumber the others: most timeouts never pass.
        if tally.cancelled > max(Self.cancelledAllowed, heap.count / 2) { removeCancelled() }
        let timer = Timer(due: due, order: nextOrder, tally: tally, body: body)
        nextOrder += 1
        heap.append(timer)
        rise(from: heap.count - 1)
        return timer
    }

    /// Takes the closure of the first timer that is due at `now`.
    mutating func popDue(at now: UInt64) -> (() -> Void)? {
        while let first = heap.first, first.due <= now {
            removeFirst()
            if let body = first.take() { return body }
        }
        return nil
    }

    private mutating func removeCancelled() {
        heap.removeAll { $0.body == nil }
        tally.cancelled = 0
        for index in heap.indices { rise(from: index) }
    }

    private mutating func rise(from start: Int) {
        var index = start
        while index > 0, precedes(index, (index - 1) / 2) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        if heap.removeLast().body == nil { tally.cancelled -= 1 }
        var index = 0
        while true {
            var least = index
            for child in 2 * index + 1...2 * index + 2 where child < heap.count && precedes(child, least) {
                least = child
            }
            if least == index { return }
            heap.swapAt(index, least)
            index = least
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        (heap[left].due, heap[left].order) < (heap[right].due, heap[right].order)
    }
}
