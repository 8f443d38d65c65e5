/// Numbers that belong to no user or group of the machine, for the accounts of clusters.
public struct AccountRange: Equatable, Sendable {
    /// The lowest number.
    public let first: UInt32
    /// How many there are.
    public let count: UInt32

    /// systemd lists 0x7000_0000 and up as free for any use. With so many, a number that is derived from a database's
    /// id is practically its own on the whole machine.
    public static let standard = AccountRange(first: 0x7000_0000, count: 0x0fff_0000)

    /// For user namespaces that map no more than 65536 numbers: unassigned ones at the upper end of what Debian
    /// allocates globally.
    public static let narrow = AccountRange(first: 64_000, count: 1_000)

    /// `count` numbers from `first` on; at least one.
    public init(first: UInt32, count: UInt32) {
        self.first = first
        self.count = max(1, min(count, UInt32.max - first))
    }

    /// The standard range if `/proc/self/uid_map`, given as text, maps the whole of it, else the narrow one.
    init(identityMap: String) {
        let wanted = UInt64(Self.standard.first)...UInt64(Self.standard.first) + UInt64(Self.standard.count)
        let isMapped = identityMap.split(separator: "\n").contains { line in
            let fields = line.split(separator: " ").compactMap { UInt64($0) }
            guard fields.count == 3 else { return false }
            return fields[0] <= wanted.lowerBound && fields[0] + fields[2] >= wanted.upperBound
        }
        self = isMapped ? .standard : .narrow
    }

    /// A number that nobody has, the same for the same key as long as that one is free; `nil` when all are taken.
    func number(for key: String, taken: Set<UInt32>) -> UInt32? {
        let start = StableHash.of(key) % UInt64(count)
        for offset in 0..<UInt64(count) {
            let number = first + UInt32(truncatingIfNeeded: (start + offset) % UInt64(count))
            if !taken.contains(number) { return number }
            // More probes than numbers in use can't be needed.
            if offset > UInt64(taken.count) { return nil }
        }
        return nil
    }
}
