/// What a server has done so far.
public struct CallMetrics: Equatable, Sendable {
    /// What calls are counted by.
    public struct Key: Hashable, Sendable {
        /// `/package.Service/Method`
        public var method: String
        /// google.rpc.Code; 0 = ended well.
        public var code: UInt32

        /// A method and how its calls ended.
        public init(method: String, code: UInt32) {
            self.method = method
            self.code = code
        }
    }

    /// What is counted.
    public struct Count: Equatable, Sendable {
        /// Calls that have ended.
        public var calls: UInt64 = 0
        /// Time that they took together, in nanoseconds.
        public var nanoseconds: UInt64 = 0
        /// Calls by how long they took: for each of `bounds` those that took no longer, and no less than the one before
        /// it; last, those that took longer than all.
        public var buckets = [UInt64](repeating: 0, count: bounds.count + 1)

        fileprivate mutating func add(_ time: UInt64) {
            calls += 1
            nanoseconds &+= time
            buckets[bounds.firstIndex { time <= $0 } ?? bounds.count] += 1
        }
    }

    /// Half a millisecond to 10 seconds, in nanoseconds.
    public static let bounds: [UInt64] = [
        500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000, 250_000_000,
        500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]

    /// Calls that have ended.
    public private(set) var ended: [Key: Count] = [:]
    /// Calls whose handlers run.
    public internal(set) var inFlight = 0

    mutating func ended(_ method: String, code: UInt32, nanoseconds: UInt64) {
        inFlight -= 1
        let key = Key(method: method, code: code)
        ended[key, default: Count()].add(nanoseconds)
    }
}
