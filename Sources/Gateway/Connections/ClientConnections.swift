import Synchronization

/// Counts the connections of each address, so that one client leaves room for the others.
final class ClientConnections: Sendable {
    private let most: Int
    private let trusted: TrustedProxies
    private let counts = Mutex<[IPAddress: Int]>([:])

    /// - Parameters:
    ///   - most: connections of one address at a time.
    ///   - trusted: proxies, which everybody may be behind.
    init(most: Int, trusted: TrustedProxies) {
        self.most = most
        self.trusted = trusted
    }

    /// One connection more.
    ///
    /// - Returns: whether there is room for it. If so, `leave` has to be called.
    func enter(_ address: IPAddress) -> Bool {
        if trusted.contains(address) { return true }
        return counts.withLock { counts in
            guard counts[address, default: 0] < most else { return false }
            counts[address, default: 0] += 1
            return true
        }
    }

    /// One connection less.
    func leave(_ address: IPAddress) {
        counts.withLock { counts in
            guard let count = counts[address] else { return }
            counts[address] = count > 1 ? count - 1 : nil
        }
    }
}
