/// The source of passwords and jitter.
public protocol Randomness: Sendable {
    /// 64 random bits, unpredictable outside a simulation.
    func next() -> UInt64
}

extension Randomness {
    /// A random number from 0 up to but not including 1.
    func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A random number from 0 up to but not including `bound`, each equally likely; `bound` is 1 to 256.
    func index(below bound: Int) -> Int {
        // Bytes above the largest multiple of the bound would make low numbers likelier.
        let limit = 256 - 256 % bound
        while true {
            let byte = Int(next() >> 56)
            if byte < limit { return byte % bound }
        }
    }
}
