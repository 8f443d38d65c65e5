/// A connection that somebody has to themselves.
struct PoolSession: Sendable {
    let slot: Int
    let serial: UInt64
}
