import Messages
import Model

extension OperationsV1.Pool {
    /// The message that stands for a pool.
    init(_ pool: PoolStatus) {
        self.init(
            host: pool.host, engineVersion: "\(pool.version)", size: UInt32(clamping: pool.size),
            ready: UInt32(clamping: pool.ready), making: UInt32(clamping: pool.making),
            memoryBytes: UInt64(clamping: pool.memoryBytes), diskBytes: UInt64(clamping: pool.diskBytes),
            reason: pool.reason, message: pool.message)
    }
}
