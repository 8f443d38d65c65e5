/// A run of the simulation: what one seed gives.
public struct SimulationRun: Sendable {
    /// The seed, which gives the same run again.
    public let seed: UInt64
    /// What went against the rules; each begins with the letter of its invariant where it has one.
    public let violations: [String]
    /// What happened, line by line: the simulated time in seconds, who, and what; empty unless it was asked for.
    public let trace: [String]
    /// How often what happened.
    public let counts: [String: Int]

    /// Runs a seed, in this thread, to its end.
    ///
    /// - Parameters:
    ///   - bug: a fault that is planted for this run.
    ///   - keepsTrace: whether what happens is written down.
    public init(seed: UInt64, bug: PlantedBug? = nil, keepsTrace: Bool = false) {
        self.seed = seed
        let scenario = Scenario(seed: seed, bug: bug, keepsTrace: keepsTrace)
        violations = scenario.run()
        trace = scenario.chronicle.lines
        counts = scenario.counts
    }
}
