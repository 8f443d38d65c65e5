import DockerAPI

extension DockerNetwork {
    /// Where databases get addresses of our choice; `nil` where the engine chooses them.
    ///
    /// Engines allow a choice only in a subnet that was chosen too. They don't say whether it was, but: only with a
    /// chosen subnet there can be a range for dynamic addresses, or no word of a gateway.
    func addressPlan(isOwn: Bool) -> AddressPlan? {
        guard let range = ipv4, isOwn || range.dynamic != nil || range.gateway == nil else { return nil }
        return AddressPlan(subnet: range.subnet, dynamic: range.dynamic, gateway: range.gateway)
    }

    /// Its IPv4 addresses.
    var ipv4: Range? { ranges.first { Subnet($0.subnet) != nil } }

    /// The machine's own address in it.
    var hostAddress: String? {
        guard let ipv4, let subnet = Subnet(ipv4.subnet) else { return nil }
        return ipv4.gateway ?? Subnet.text(subnet.first &+ 1)
    }
}
