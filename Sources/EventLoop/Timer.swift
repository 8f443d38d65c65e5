/// A closure that an event loop calls once at a time. Belongs to the loop's thread.
public final class Timer {
    let due: UInt64
    let order: UInt64
    private(set) var body: (() -> Void)?

    init(due: UInt64, order: UInt64, body: @escaping () -> Void) {
        self.due = due
        self.order = order
        self.body = body
    }

    /// The closure is not called any more, and what it holds is let go at once.
    public func cancel() { body = nil }
}

/// Timers in order of their times; those of one time in the order in which they were made.
struct TimerHeap {
    private var heap: [Timer] = []
    private var nextOrder: UInt64 = 0

    /// When the first timer is due that was not cancelled.
    var nextDue: UInt64? {
        mutating get {
            while let first = heap.first, first.body == nil { removeFirst() }
            return heap.first?.due
        }
    }

    mutating func insert(at due: UInt64, _ body: @escaping () -> Void) -> Timer {
        let timer = Timer(due: due, order: nextOrder, body: body)
        nextOrder += 1
        heap.append(timer)
        var index = heap.count - 1
        while index > 0, precedes(index, (index - 1) / 2) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
        return timer
    }

    /// Takes the closure of the first timer that is due at `now`.
    mutating func popDue(at now: UInt64) -> (() -> Void)? {
        while let first = heap.first, first.due <= now {
            removeFirst()
            if let body = first.body {
                first.cancel()
                return body
            }
        }
        return nil
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count && precedes(child, least) {
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
