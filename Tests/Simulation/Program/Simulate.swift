import ArgumentParser
import Glibc
import Simulation

/// Runs seeds of the simulation.
@main
struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Runs the provisioner and the watch in simulated time, with random faults.",
        discussion: """
            Each seed is a run of its own; the same seed gives the same run. The exit code is 0 if nothing went against \
            the rules, otherwise 1.
            """)

    @Option(help: "How many seeds to run.")
    var seeds: UInt64 = 500

    @Option(help: "The first seed.")
    var from: UInt64 = 1

    @Option(help: "Runs this one seed only.")
    var seed: UInt64?

    @Flag(help: "Prints what happens in each run.")
    var trace = false

    @Option(help: "Plants a fault: \(PlantedBug.allCases.map(\.rawValue).joined(separator: ", ")).")
    var bug: PlantedBug?

    @Flag(help: "Stops at the first seed that goes against the rules.")
    var first = false

    func validate() throws {
        guard seed != nil || seeds > 0 else { throw ValidationError("--seeds must be 1 or more.") }
        guard from.addingReportingOverflow(seeds).overflow == false else {
            throw ValidationError("--from and --seeds together must be at most \(UInt64.max).")
        }
    }

    func run() throws {
        try Self.makeHashesRepeatable()
        let range = seed.map { $0...$0 } ?? from...(from + seeds - 1)
        let begun = ContinuousClock.now
        var failed: [UInt64] = []
        var done: UInt64 = 0
        var counts: [String: Int] = [:]
        for seed in range {
            let run = SimulationRun(seed: seed, bug: bug, keepsTrace: trace)
            done += 1
            for line in run.trace { print(line) }
            for violation in run.violations { print("seed \(seed): \(violation)") }
            counts.merge(run.counts, uniquingKeysWith: +)
            if run.violations.isEmpty { continue }
            let plant = bug.map { " --bug \($0.rawValue)" } ?? ""
            print("seed \(seed): again with: simulate --seed \(seed) --trace\(plant)")
            failed.append(seed)
            if first { break }
        }
        let time = begun.duration(to: .now)
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        let rate = Int(Double(done) / max(seconds, 0.001))
        print(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        print("\(done) seeds, \(failed.count) against the rules, \(rate) seeds a second")
        if !failed.isEmpty { throw ExitCode.failure }
    }

    /// The order of sets and dictionaries is another one in each process unless this is said before it begins.
    private static func makeHashesRepeatable() throws {
        let variable = "SWIFT_DETERMINISTIC_HASHING"
        guard getenv(variable) == nil else { return }
        setenv(variable, "1", 1)
        var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
        execv("/proc/self/exe", &arguments)
        throw ValidationError("can't start itself anew: \(String(cString: strerror(errno)))")
    }
}

extension PlantedBug: ExpressibleByArgument {}
