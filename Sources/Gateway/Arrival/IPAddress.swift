import Glibc

/// An address of IPv4 or IPv6. One of IPv4 that is written as IPv6 (`::ffff:10.0.0.1`) is one of IPv4.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// 4 or 16 of them, the most significant first.
    let bytes: [UInt8]

    /// Longest text of an address, in bytes.
    private static let longest = 45
    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    /// Takes an address as people write it; `nil` for anything else, names and zones too.
    public init?(_ text: some StringProtocol) {
        let text = String(text)
        guard text.utf8.count <= Self.longest, !text.utf8.contains(0) else { return nil }
        guard let bytes = Self.bytes(text, AF_INET, 4) ?? Self.bytes(text, AF_INET6, 16) else { return nil }
        self.bytes = bytes.starts(with: Self.mapped) ? Array(bytes.suffix(4)) : bytes
    }

    /// The address as inet_ntop writes it.
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else {
            return ""
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private static func bytes(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }
}
