/// Addresses that begin with the same bits: `10.0.0.0/8`, `fd00::/8`, or one address, `127.0.0.1`.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let start: IPAddress
    private let prefix: Int

    /// Takes a range; `nil` unless it is an address, or one with a length of 0 to its count of bits.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let start = parts.first.flatMap({ IPAddress($0) }) else { return nil }
        self.start = start
        let bits = start.bytes.count * 8
        guard parts.count > 1 else {
            prefix = bits
            return
        }
        guard let prefix = UInt8(parts[1]), prefix <= bits, parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        self.prefix = Int(prefix)
    }

    /// The address that it begins with, and how many bits of it count.
    public var description: String { "\(start)/\(prefix)" }

    /// Whether an address is one of them.
    public func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == start.bytes.count else { return false }
        return zip(address.bytes, start.bytes).enumerated().allSatisfy { index, pair in
            let bits = min(max(prefix - index * 8, 0), 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            return pair.0 & mask == pair.1 & mask
        }
    }
}
