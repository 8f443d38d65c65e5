/// The seed's numbers where the library wants a generator.
struct SeededGenerator: RandomNumberGenerator {
    private let chance: SeededRandomness

    init(_ chance: SeededRandomness) { self.chance = chance }

    mutating func next() -> UInt64 { chance.next() }
}
