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
    }

    /// Calls that have ended.
    public private(set) var ended: [Key: Count] = [:]
    /// Calls whose handlers run.
    public internal(set) var inFlight = 0

    mutating func ended(_ method: String, code: UInt32, nanoseconds: UInt64) {
        inFlight -= 1
        let key = Key(method: method, code: code)
        ended[key, default: Count()].calls += 1
        ended[key, default: Count()].nanoseconds &+= nanoseconds
    }
}
