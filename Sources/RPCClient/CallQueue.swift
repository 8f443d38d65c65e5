/// The calls that wait to be opened, in their order.
struct CallQueue {
    private var calls: [ClientCall] = []
    private var head = 0

    var first: ClientCall? { head < calls.count ? calls[head] : nil }

    var all: ArraySlice<ClientCall> { calls[head...] }

    mutating func append(_ call: ClientCall) { calls.append(call) }

    mutating func removeFirst() {
        head += 1
        // Half of it at a time, so that a long queue is not moved up for each call.
        guard head * 2 > calls.count else { return }
        calls.removeFirst(head)
        head = 0
    }

    /// Puts calls before all others.
    mutating func putBack(_ again: [ClientCall]) {
        calls.replaceSubrange(..<head, with: again)
        head = 0
    }

    mutating func remove(_ call: ClientCall) {
        guard let index = all.firstIndex(where: { $0 === call }) else { return }
        calls.remove(at: index)
    }

    mutating func takeAll() -> [ClientCall] {
        defer { self = CallQueue() }
        return Array(all)
    }
}
