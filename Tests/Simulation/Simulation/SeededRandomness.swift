import Provisioner
import Synchronization

/// SplitMix64: the same seed gives the same numbers.
final class SeededRandomness: Randomness {
    private let state: Mutex<UInt64>

    init(seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// A random number from 0 up to but not including 1.
    func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A random number of the range.
    func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(next() % UInt64(range.count)) }

    /// A random duration of so many milliseconds.
    func milliseconds(_ range: ClosedRange<Int>) -> Duration { .milliseconds(pick(range)) }

    /// A random element; the collection must not be empty.
    func pick<Element>(_ elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }

    /// Says it of one of so many.
    func happens(oneOf count: Int) -> Bool { next() % UInt64(count) == 0 }
}
