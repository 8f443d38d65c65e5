/// Where the gateway listens: `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
public struct ListenAddress: Equatable, Sendable, CustomStringConvertible {
    /// Address or host name, without brackets.
    public let host: String
    /// TCP port; 0 = one that is free.
    public let port: Int

    /// Takes an address apart; `nil` unless host and port are both there.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.host = String(host)
        self.port = Int(port)
    }

    /// The address as it is written in a URL.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Only programs of this machine can connect.
    public var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
