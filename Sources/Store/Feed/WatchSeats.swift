import Model

/// Where the watches of a feed wait. An event finds those that it concerns, and a tick those that it is time for,
/// without a look at the others.
struct WatchSeats {
    private struct Seat {
        let group: Int
        /// Where the group has it.
        var place: Int
        /// The token or session that the watch's caller has shown; `nil` = nobody's who could lose it.
        let tokenID: String?
        var mustCheck = false
        /// The tick whose alarm has it; -1 = none.
        var alarm = -1
        var until = 0
        var seenThrough: Int64 = 0
        /// There while the watch waits.
        var sleeper: (any FeedSleeper)?
    }

    /// Watches that show the same.
    private struct Group {
        let filter: WatchFilter
        var seats: [Int] = []
    }

    private var seats = Slab<Seat>()
    private var groups = Slab<Group>()
    private var groupsByFilter: [WatchFilter: Int] = [:]
    private var groupsByScope: [WatchScope: [Int]] = [:]
    /// Seats to look at in a tick. A seat is in one alarm that counts, that of its `alarm`; others pass over it.
    private var alarms: [Int: [Int]] = [:]
    private(set) var tokens = TokenRegister()
    /// How many watches wait at the moment.
    private(set) var waitingCount = 0

    /// How many watches there are.
    var count: Int { seats.count }

    mutating func add(_ filter: WatchFilter, principal: Principal?) -> Int {
        let group = groupsByFilter[filter] ?? addGroup(filter)
        var seat = Seat(group: group, place: groups[group]?.seats.count ?? 0, tokenID: principal?.credential)
        if let principal { seat.mustCheck = tokens.add(principal) == .differs }
        let id = seats.insert(seat)
        groups[group]?.seats.append(id)
        return id
    }

    /// - Returns: who has to be woken: a watch may leave while it waits.
    mutating func remove(_ id: Int) -> FeedWaiter? {
        let waiter = take(id)
        guard let seat = seats.remove(id) else { return waiter }
        if let token = seat.tokenID { tokens.remove(token) }
        leaveGroup(seat)
        return waiter
    }

    // MARK: Waiting

    /// - Returns: whether the watch waits now.
    mutating func park(
        _ id: Int, seenThrough: Int64, until: Int, sleeper: any FeedSleeper
    ) -> Bool {
        guard var seat = seats[id], seat.sleeper == nil, !seat.mustCheck else { return false }
        seat.seenThrough = seenThrough
        seat.until = until
        seat.sleeper = sleeper
        if seat.alarm < 0 || until < seat.alarm {
            seat.alarm = until
            alarms[until, default: []].append(id)
        }
        seats[id] = seat
        waitingCount += 1
        return true
    }

    /// Takes a watch that waits.
    ///
    /// - Parameter head: nothing up to this revision concerned it.
    mutating func take(_ id: Int, head: Int64 = 0) -> FeedWaiter? {
        guard let seat = seats[id], let sleeper = seat.sleeper else { return nil }
        seats[id]?.sleeper = nil
        waitingCount -= 1
        return FeedWaiter(sleeper: sleeper, seenThrough: max(seat.seenThrough, head))
    }

    /// Takes those that wait for an event.
    mutating func take(concernedBy event: HistoryEvent, head: Int64, into woken: inout [FeedWaiter]) {
        for scope in event.scopes {
            for group in groupsByScope[scope] ?? [] {
                guard let group = groups[group], group.filter.includes(event) else { continue }
                for id in group.seats { if let waiter = take(id, head: head) { woken.append(waiter) } }
            }
        }
    }

    /// Takes those that waited for a tick.
    mutating func take(dueAt tick: Int, head: Int64) -> [FeedWaiter] {
        var woken: [FeedWaiter] = []
        for id in alarms.removeValue(forKey: tick) ?? [] {
            guard var seat = seats[id], seat.alarm == tick else { continue }
            seat.alarm = -1
            if seat.sleeper != nil, seat.until > tick {
                // It has been woken since, and waits for longer now.
                seat.alarm = seat.until
                alarms[seat.until, default: []].append(id)
            }
            seats[id] = seat
            if seat.alarm < 0, let waiter = take(id, head: head) { woken.append(waiter) }
        }
        return woken
    }

    mutating func takeAll(head: Int64) -> [FeedWaiter] {
        seats.ids.compactMap { take($0, head: head) }
    }

    // MARK: Rights

    /// Whether the watch's caller has to be checked before it is shown more; asked once for each change.
    mutating func takeCheck(_ id: Int) -> Bool {
        guard seats[id]?.mustCheck == true else { return false }
        seats[id]?.mustCheck = false
        return true
    }

    /// Takes those that wait and whose tokens speak for somebody else now, or for nobody.
    mutating func accessRead(_ principals: [String: Principal], of asked: [String], head: Int64) -> [FeedWaiter] {
        let changed = tokens.read(principals, of: asked)
        guard !changed.isEmpty else { return [] }
        var woken: [FeedWaiter] = []
        for id in seats.ids {
            guard let token = seats[id]?.tokenID, changed.contains(token) else { continue }
            seats[id]?.mustCheck = true
            if let waiter = take(id, head: head) { woken.append(waiter) }
        }
        return woken
    }

    // MARK: Groups

    private mutating func addGroup(_ filter: WatchFilter) -> Int {
        let group = groups.insert(Group(filter: filter))
        groupsByFilter[filter] = group
        groupsByScope[filter.narrowestScope, default: []].append(group)
        return group
    }

    private mutating func leaveGroup(_ seat: Seat) {
        // In place: a group may have very many.
        guard let last = groups[seat.group]?.seats.popLast() else { return }
        if let count = groups[seat.group]?.seats.count, seat.place < count {
            groups[seat.group]?.seats[seat.place] = last
            seats[last]?.place = seat.place
        }
        if groups[seat.group]?.seats.isEmpty == true { removeGroup(seat.group) }
    }

    private mutating func removeGroup(_ id: Int) {
        guard let group = groups.remove(id) else { return }
        groupsByFilter[group.filter] = nil
        let scope = group.filter.narrowestScope
        groupsByScope[scope]?.removeAll { $0 == id }
        if groupsByScope[scope]?.isEmpty == true { groupsByScope[scope] = nil }
    }
}
