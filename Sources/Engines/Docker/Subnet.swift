/// An IPv4 subnet.
struct Subnet: Hashable, Sendable, CustomStringConvertible {
    /// The first address.
    let first: UInt32
    /// Bits that all its addresses share, 0 to 32.
    let prefix: Int

    /// The subnet of a prefix's length that an address lies in.
    init(containing address: UInt32, prefix: Int) {
        self.prefix = min(max(prefix, 0), 32)
        first = address & Self.mask(self.prefix)
    }

    /// Takes `10.1.16.0/20`; `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = Self.address(String(parts[0])), let prefix = Int(parts[1]),
            (0...32).contains(prefix)
        else { return nil }
        self.init(containing: address, prefix: prefix)
    }

    /// How many addresses it has.
    var count: UInt64 { 1 << UInt64(32 - prefix) }

    var last: UInt32 { first | ~Self.mask(prefix) }

    /// The half with the lower addresses, and the other one; the whole where there is nothing to divide.
    var halves: (lower: Subnet, upper: Subnet) {
        guard prefix < 32 else { return (self, self) }
        let lower = Subnet(containing: first, prefix: prefix + 1)
        return (lower, Subnet(containing: last, prefix: prefix + 1))
    }

    func contains(_ address: UInt32) -> Bool { (first...last).contains(address) }

    func overlaps(_ other: Subnet) -> Bool { first <= other.last && other.first <= last }

    var description: String { "\(Self.text(first))/\(prefix)" }

    /// Takes `10.1.16.0`; `nil` for anything else.
    static func address(_ text: String) -> UInt32? {
        let octets = text.split(separator: ".", omittingEmptySubsequences: false)
        guard octets.count == 4 else { return nil }
        var address: UInt32 = 0
        for octet in octets {
            guard (1...3).contains(octet.utf8.count), octet.utf8.allSatisfy({ (48...57).contains($0) }),
                let value = UInt8(octet)
            else { return nil }
            address = address << 8 | UInt32(value)
        }
        return address
    }

    static func text(_ address: UInt32) -> String {
        stride(from: 24, through: 0, by: -8).map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
    }

    private static func mask(_ prefix: Int) -> UInt32 { prefix == 0 ? 0 : ~0 << UInt32(32 - prefix) }
}
