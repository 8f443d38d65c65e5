/// Values that are found by small numbers, which are given anew once a value is gone.
struct Slab<Value> {
    private var slots: [Value?] = []
    private var free: [Int] = []

    /// How many values there are.
    var count: Int { slots.count - free.count }

    /// The numbers in use, in order.
    var ids: [Int] { slots.indices.filter { slots[$0] != nil } }

    /// The value of a number; `nil` where there is none. Setting changes a value that is there, and nothing else.
    subscript(id: Int) -> Value? {
        get { slots.indices.contains(id) ? slots[id] : nil }
        _modify {
            if slots.indices.contains(id) {
                yield &slots[id]
            } else {
                var none: Value?
                yield &none
            }
        }
    }

    mutating func insert(_ value: Value) -> Int {
        if let id = free.popLast() {
            slots[id] = value
            return id
        }
        slots.append(value)
        return slots.count - 1
    }

    mutating func remove(_ id: Int) -> Value? {
        guard let value = self[id] else { return nil }
        slots[id] = nil
        free.append(id)
        return value
    }
}
