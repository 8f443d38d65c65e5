/// Which connection of a pool does what, and who waits for one: decisions without connections.
///
/// Statements share connections, an idle one first; a session (a transaction) has one to itself. Who comes first is
/// served first; a session that finds no idle connection reserves one, which then takes no more statements until its
/// own are done, so that a stream of statements can't keep it waiting.
struct PoolState {
    typealias WaiterID = UInt64
    typealias SlotID = Int

    enum Want: Equatable {
        case statement
        case session
    }

    enum Action: Equatable {
        case connect(SlotID)
        case assign(WaiterID, SlotID)
        /// Ask again with `timePassed` then.
        case wake(at: UInt64)
        case fail(WaiterID, PostgresFault)
    }

    private enum Phase: Equatable {
        case closed
        case connecting
        case open
    }

    private struct Slot {
        var phase = Phase.closed
        var inFlight = 0
        var isHeld = false
        var reservedFor: WaiterID?
    }

    private struct Waiter {
        let id: WaiterID
        let want: Want
    }

    private let depth: Int
    private var slots: [Slot]
    private var waiters: [Waiter] = []
    private var failures: UInt64 = 0
    private var notBefore: UInt64 = 0
    private var closingFault: PostgresFault?

    /// - Parameter depth: how many statements may be in flight on one connection.
    init(size: Int, depth: Int) {
        self.depth = max(1, depth)
        slots = Array(repeating: Slot(), count: max(1, size))
    }

    // MARK: Events

    mutating func requested(_ want: Want, by id: WaiterID, now: UInt64) -> [Action] {
        if let closingFault { return [.fail(id, closingFault)] }
        waiters.append(Waiter(id: id, want: want))
        return serve(now)
    }

    /// Nobody waits for this any more.
    mutating func withdrawn(_ id: WaiterID, now: UInt64) -> [Action] {
        waiters.removeAll { $0.id == id }
        for index in slots.indices where slots[index].reservedFor == id { slots[index].reservedFor = nil }
        return serve(now)
    }

    mutating func connected(_ slot: SlotID, now: UInt64) -> [Action] {
        failures = 0
        notBefore = 0
        slots[slot].phase = .open
        return serve(now)
    }

    /// A connection didn't come up, or was lost.
    mutating func disconnected(_ slot: SlotID, _ fault: PostgresFault, now: UInt64) -> [Action] {
        let wasOpen = slots[slot].phase == .open
        slots[slot] = Slot()
        if !wasOpen {
            failures += 1
            notBefore = now + Self.backoff(after: failures)
        }
        if !wasOpen, slots.allSatisfy({ $0.phase == .closed }) {
            defer { waiters = [] }
            return waiters.map { .fail($0.id, fault) }
        }
        return serve(now)
    }

    /// A statement's result has arrived.
    mutating func finishedStatement(_ slot: SlotID, now: UInt64) -> [Action] {
        slots[slot].inFlight = max(0, slots[slot].inFlight - 1)
        return serve(now)
    }

    /// A session gives its connection back.
    mutating func released(_ slot: SlotID, now: UInt64) -> [Action] {
        slots[slot].isHeld = false
        return serve(now)
    }

    mutating func timePassed(now: UInt64) -> [Action] { serve(now) }

    /// Nothing is served any more.
    mutating func closed(_ fault: PostgresFault) -> [Action] {
        closingFault = fault
        defer { waiters = [] }
        return waiters.map { .fail($0.id, fault) }
    }

    // MARK: Decisions

    /// 50 ms, doubled for each failure in a row, at most 2 s; in nanoseconds.
    private static func backoff(after failures: UInt64) -> UInt64 {
        min(50_000_000 << min(failures - 1, 6), 2_000_000_000)
    }

    private mutating func serve(_ now: UInt64) -> [Action] {
        guard closingFault == nil else { return [] }
        var actions: [Action] = []
        var remaining: [Waiter] = []
        var wantsMore = 0
        for waiter in waiters {
            let slot = waiter.want == .session ? takeSession(for: waiter.id) : takeStatement()
            if let slot {
                actions.append(.assign(waiter.id, slot))
                // It shares a connection that was busy already: another one would serve the next better.
                if waiter.want == .statement, slots[slot].inFlight > 1 { wantsMore += 1 }
            } else {
                remaining.append(waiter)
                wantsMore += 1
            }
        }
        waiters = remaining
        return actions + connect(wantsMore, now)
    }

    private mutating func takeStatement() -> SlotID? {
        let usable = slots.indices.filter { index in
            let slot = slots[index]
            return slot.phase == .open && !slot.isHeld && slot.reservedFor == nil && slot.inFlight < depth
        }
        guard let slot = usable.min(by: { slots[$0].inFlight < slots[$1].inFlight }) else { return nil }
        slots[slot].inFlight += 1
        return slot
    }

    private mutating func takeSession(for id: WaiterID) -> SlotID? {
        let free = slots.indices.filter { slots[$0].phase == .open && !slots[$0].isHeld }
        let idle = free.first { index in
            slots[index].inFlight == 0 && (slots[index].reservedFor == nil || slots[index].reservedFor == id)
        }
        if let idle {
            for index in slots.indices where slots[index].reservedFor == id { slots[index].reservedFor = nil }
            slots[idle].isHeld = true
            return idle
        }
        if !slots.contains(where: { $0.reservedFor == id }) {
            let unreserved = free.filter { slots[$0].reservedFor == nil }
            if let slot = unreserved.min(by: { slots[$0].inFlight < slots[$1].inFlight }) {
                slots[slot].reservedFor = id
            }
        }
        return nil
    }

    private mutating func connect(_ wanted: Int, _ now: UInt64) -> [Action] {
        let connecting = slots.count { $0.phase == .connecting }
        let closed = slots.indices.filter { slots[$0].phase == .closed }
        guard wanted > connecting, !closed.isEmpty else { return [] }
        guard now >= notBefore else { return [.wake(at: notBefore)] }
        // While the server doesn't answer one attempt at a time is enough.
        let count = failures > 0 ? (connecting == 0 ? 1 : 0) : wanted - connecting
        return closed.prefix(count).map { slot in
            slots[slot].phase = .connecting
            return .connect(slot)
        }
    }
}
