/// The head of `global/pg_control`, which has been the same in every version: eight bytes of system identifier and
/// four of the file's own version, in the machine's byte order.
struct ControlFile: Equatable {
    /// Tells the cluster from every other.
    let systemIdentifier: UInt64

    /// How much of the file is needed.
    static let length = 12

    /// `nil` unless the bytes look like the head of such a file.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.length else { return nil }
        let (identifier, version) = bytes.withUnsafeBytes {
            ($0.loadUnaligned(as: UInt64.self), $0.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        }
        // 1300 is PostgreSQL 13's; a file of the other byte order would give a huge number.
        guard identifier != 0, (1_300..<10_000).contains(version) else { return nil }
        systemIdentifier = identifier
    }
}
