/// What waits of one stream, in order: one item in most cases, which takes no memory of its own.
struct OutboxQueue: Sendable {
    /// What goes next.
    var first: OutboxItem
    private var rest: [OutboxItem] = []

    init(_ item: OutboxItem) { first = item }

    mutating func append(_ item: OutboxItem) { rest.append(item) }

    /// Drops the first item; `false` when there is no other.
    mutating func advance() -> Bool {
        guard !rest.isEmpty else { return false }
        first = rest.removeFirst()
        return true
    }

    var items: [OutboxItem] { [first] + rest }
}
