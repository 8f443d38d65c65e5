import ArgumentParser
import Model

/// How many instances of each version are kept ready: `16=2,17=1`, or `none`.
struct PoolSizes: ExpressibleByArgument, CustomStringConvertible, Equatable, Sendable {
    var sizes: [EngineVersion: Int] = [:]

    /// An instance takes some 30 MiB of memory: more than this many are a slip of the hand.
    private static let largest = 1000

    init() {}

    /// `nil` for what is no list of `version=size`, names a version twice or more than 1000 of one.
    init?(argument: String) {
        guard argument != "none" else { return }
        for entry in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = entry.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let version = EngineVersion(String(parts[0])), sizes[version] == nil,
                (1...4).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
                let size = Int(parts[1]), size <= Self.largest
            else { return nil }
            sizes[version] = size
        }
    }

    var description: String {
        sizes.isEmpty ? "none" : sizes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }
}
