/// Which subnets a network of ours may get, the best first.
struct SubnetChoice: Sendable {
    /// The installation, which decides where the search begins.
    var installation: String
    /// What the network had before; it is the only choice then, for databases have addresses in it.
    var recorded: Subnet?
    /// What the machine has routes to, and what the engine's other networks have.
    var taken: [Subnet]

    /// Room for 2046 addresses of databases beside as many dynamic ones.
    static let prefix = 20

    /// Private networks by RFC 1918, the emptiest in common use first.
    private static let pools = [(0x0a00_0000, 8), (0xac10_0000, 12), (0xc0a8_0000, 16)].map {
        Subnet(containing: UInt32($0), prefix: $1)
    }

    /// - Parameter count: How many at most.
    func candidates(_ count: Int) -> [Subnet] {
        if let recorded { return [recorded] }
        var found: [Subnet] = []
        for pool in Self.pools {
            let size = pool.count >> UInt64(32 - Self.prefix)
            let start = StableHash.of("subnet/\(installation)") % size
            for offset in 0..<size where found.count < count {
                let number = UInt32((start + offset) % size)
                let subnet = Subnet(containing: pool.first + number << UInt32(32 - Self.prefix), prefix: Self.prefix)
                if !taken.contains(where: subnet.overlaps) { found.append(subnet) }
            }
        }
        return found
    }
}
