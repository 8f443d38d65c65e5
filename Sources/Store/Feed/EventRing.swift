import Model

/// The newest events, without a gap, in memory for everybody. Its events are found by their revision alone.
struct EventRing {
    private let capacity: Int
    /// `slots[revision % capacity]`; the newest `count` of them are the ring's.
    private var slots: [HistoryEvent] = []
    private var count = 0
    /// The newest revision that was looked at.
    private(set) var head: Int64

    /// An empty ring that goes on after a revision.
    init(capacity: Int, head: Int64) {
        self.capacity = capacity
        self.head = head
    }

    /// The newest revision whose event is not here any more.
    var floor: Int64 { head - Int64(count) }

    /// Takes the next event.
    ///
    /// - Returns: `false`, and leaves the ring as it was, when it is not the one that follows.
    mutating func append(_ event: HistoryEvent) -> Bool {
        guard event.revision == head + 1 else { return false }
        head += 1
        if slots.count < capacity {
            slots.append(event)
            count += 1
        } else {
            slots[oldest] = event
            oldest = (oldest + 1) % capacity
        }
        return true
    }

    /// Where the oldest event lies once the ring is full.
    private var oldest = 0

    /// The event of a revision; `nil` unless it lies above the floor and not above the head.
    subscript(revision: Int64) -> HistoryEvent? {
        guard revision > floor, revision <= head else { return nil }
        return slots[(oldest + Int(revision - floor - 1)) % slots.count]
    }
}
