/// The proxies whose word is believed about who has sent a request and how.
public struct TrustedProxies: Equatable, Sendable {
    private let ranges: [AddressRange]

    /// None, or those of some ranges.
    public init(_ ranges: [AddressRange] = []) { self.ranges = ranges }

    /// Takes ranges that are separated by commas or spaces.
    ///
    /// - Throws: `Malformed`, which holds the text that is no range.
    public init(_ text: String) throws(Malformed) {
        var ranges: [AddressRange] = []
        for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
            guard let range = AddressRange(part) else { throw Malformed(text: String(part)) }
            ranges.append(range)
        }
        self.init(ranges)
    }

    /// A text that is no range of addresses.
    public struct Malformed: Error {
        /// The text.
        public let text: String
    }

    func contains(_ address: IPAddress) -> Bool { ranges.contains { $0.contains(address) } }

    /// Who has sent a request: the last address of the list that no trusted proxy has. What stands before it the sender
    /// may have written.
    ///
    /// - Parameter forwarded: the header `X-Forwarded-For`; each proxy has added who has connected to it.
    func sender(peer: IPAddress, forwarded: String?) -> IPAddress {
        var sender = peer
        for entry in (forwarded ?? "").split(separator: ",", omittingEmptySubsequences: false).reversed() {
            guard contains(sender), let address = Self.address(entry) else { break }
            sender = address
        }
        return sender
    }

    /// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]` and `[2001:db8::1]:4711`: each is in use.
    private static func address(_ entry: Substring) -> IPAddress? {
        let text = entry.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
        let entry = String(text)
        if entry.hasPrefix("["), let end = entry.firstIndex(of: "]") {
            return IPAddress(entry[entry.index(after: entry.startIndex)..<end])
        }
        if let address = IPAddress(entry) { return address }
        let parts = entry.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 ? IPAddress(parts[0]) : nil
    }
}
