import Model

/// A slice of the loopback network, of the form `127.x.0.0/16`, from which databases get their addresses.
public struct AddressRange: Equatable, Sendable {
    /// The `x` of `127.x.0.0/16`.
    public let secondOctet: UInt8

    /// 127.0.x.x and the first few after it are in use by resolvers and by habit.
    static let allowed: ClosedRange<UInt8> = 16...254

    /// A range by its second octet, 16 to 254; `nil` for any other.
    public init?(secondOctet: UInt8) {
        guard Self.allowed.contains(secondOctet) else { return nil }
        self.secondOctet = secondOctet
    }

    /// The range of an installation: always the same, and rarely that of another one on the same machine.
    public init(installation: String) {
        let count = UInt64(Self.allowed.count)
        secondOctet = Self.allowed.lowerBound + UInt8(truncatingIfNeeded: StableHash.of(installation) % count)
    }

    /// Different addresses of the range, in an order that depends on the id alone.
    func candidates(for id: DatabaseID, count: Int) -> [String] {
        var addresses: [String] = []
        var attempt = 0
        while addresses.count < count, attempt < 4 * count {
            let hash = StableHash.of("\(id)/\(attempt)")
            // The last octet leaves out 0 and 255, which some programs take for a network and a broadcast.
            let address = "127.\(secondOctet).\((hash >> 32) % 256).\(1 + hash % 254)"
            if !addresses.contains(address) { addresses.append(address) }
            attempt += 1
        }
        return addresses
    }
}
