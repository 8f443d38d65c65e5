import Model

/// Where in a network databases get their addresses: away from those that the engine gives out by itself.
struct AddressPlan: Equatable, Sendable {
    let subnet: Subnet
    /// Whence the engine takes addresses for others.
    let dynamic: Subnet?
    let gateway: UInt32?

    /// `nil` for a range that isn't one of IPv4, or has no room.
    init?(subnet: String, dynamic: String?, gateway: String?) {
        guard let subnet = Subnet(subnet), subnet.prefix <= 29 else { return nil }
        self.subnet = subnet
        self.dynamic = dynamic.flatMap(Subnet.init(_:))
        self.gateway = gateway.flatMap(Subnet.address)
    }

    /// The upper half, unless the engine gives that one out.
    var pool: Subnet {
        guard let dynamic else { return subnet.halves.upper }
        if !dynamic.overlaps(subnet.halves.upper) { return subnet.halves.upper }
        if !dynamic.overlaps(subnet.halves.lower) { return subnet.halves.lower }
        return subnet
    }

    /// The address that the machine itself has in the network: the first one unless it is known.
    var hostAddress: UInt32 { gateway ?? subnet.first + 1 }

    /// Different addresses of the pool, in an order that depends on the id alone.
    func candidates(for id: DatabaseID, count: Int) -> [String] {
        let (pool, count) = (pool, min(max(0, count), 65_536))
        var addresses: [UInt32] = []
        // First where chance leads, so that databases rarely meet; then whatever comes next, so that none is left out.
        let hashed = (0..<4 * count).lazy.map { StableHash.of("\(id)/\($0)") % pool.count }
        let start = StableHash.of("\(id)") % pool.count
        let rest = (0..<pool.count).lazy.map { (start + $0) % pool.count }
        for number in hashed where addresses.count < count { take(pool.first + UInt32(number), &addresses) }
        for number in rest {
            if addresses.count >= count { break }
            take(pool.first + UInt32(number), &addresses)
        }
        return addresses.map(Subnet.text)
    }

    private func take(_ address: UInt32, _ addresses: inout [UInt32]) {
        let isReserved = [subnet.first, subnet.last, hostAddress].contains(address)
        if !isReserved, !addresses.contains(address) { addresses.append(address) }
    }
}
