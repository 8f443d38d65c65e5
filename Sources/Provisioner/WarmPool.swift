import Model
import Store

/// How many instances are kept ready on a host, and where they are recorded.
public struct WarmPool: Sendable {
    /// Where entries are recorded.
    public var store: any PoolStore
    /// How many of each version; none by default.
    public var sizes: [EngineVersion: Int]
    /// With less room than this on the disk of the data, in bytes, no entry is made.
    public var leastFreeBytes: Int64

    /// - Parameters:
    ///   - store: where entries are recorded.
    ///   - sizes: how many of each version.
    ///   - leastFreeBytes: with less room than this, no entry is made; 2 GiB by default.
    public init(store: any PoolStore, sizes: [EngineVersion: Int], leastFreeBytes: Int64 = 2 << 30) {
        self.store = store
        self.sizes = sizes.filter { $0.value > 0 }
        self.leastFreeBytes = leastFreeBytes
    }
}
