import Simulation
import Support
import Testing

/// The simulation's own program, as it is run by hand.
@Suite struct SimulationTests {
    /// What the provisioner and the watch promise holds whatever befalls them.
    @Test(.timeLimit(.minutes(10))) func nothingGoesAgainstTheRules() async throws {
        let output = try await Self.simulate(["--seeds", "500"])
        #expect(output.contains("500 seeds, 0 against the rules"))
    }

    /// The most seeds that a planted fault may take to be found.
    private static let patience: UInt64 = 1000

    /// A checker that finds nothing proves nothing.
    @Test(.timeLimit(.minutes(5)), arguments: PlantedBug.allCases) func aPlantedFaultIsFound(bug: PlantedBug) {
        for seed in 1...Self.patience where !SimulationRun(seed: seed, bug: bug).violations.isEmpty { return }
        Issue.record("\(bug) is not found within \(Self.patience) seeds")
    }

    @Test func thereAreTwentyFaultsToFind() { #expect(PlantedBug.allCases.count >= 20) }

    @Test func aSeedGivesTheSameRunAgain() async throws {
        let arguments = ["--seed", "7", "--trace"]
        let (once, again) = (try await Self.lines(of: arguments), try await Self.lines(of: arguments))
        #expect(once.count > 100 && once == again)
    }

    @Test func whatGoesAgainstTheRulesIsSaidWithItsCommand() async throws {
        let fault = await #expect(throws: SupportFault.self) {
            try await Self.simulate(["--seeds", "50", "--first", "--bug", "loginsAreNotTried"])
        }
        let output = fault.map { "\($0)" } ?? ""
        #expect(output.contains("ended with 1"))
        #expect(output.contains("again with: simulate --seed") && output.contains("--bug loginsAreNotTried"))
    }

    @Test func manyThingsHappen() {
        let run = SimulationRun(seed: 3, keepsTrace: true)
        #expect(run.violations.isEmpty)
        #expect(run.counts["create", default: 0] > 1 && run.trace.contains { $0.contains("is killed") })
    }

    /// What the program prints, which must end well.
    @discardableResult
    private static func simulate(_ arguments: [String]) async throws -> String {
        try await Tool(path: BuiltPrograms.path("simulate")).run(arguments)
    }

    /// The same without the line that tells how fast it was.
    private static func lines(of arguments: [String]) async throws -> [Substring] {
        try await simulate(arguments).split(separator: "\n").filter { !$0.contains("seeds a second") }
    }
}
