import Foundation
import Model

/// Measures what grows with the number of databases: pages of a list, an idle daemon, a look at everything, recovery
/// after a crash and after the control plane's absence, and many callers with the same keys.
///
/// usage: bench-scale BIN [--databases N] [--keys N] [--callers N] [--seconds N] [--only recovery|keys|size]
@main
struct BenchScale {
    static func main() async throws {
        let options = try Options(Array(CommandLine.arguments.dropFirst()))
        let installation = try ScaleInstallation(programs: options.programs)
        let outcome: Result<[Measurement], any Error>
        do { outcome = .success(try await measure(installation, options)) } catch { outcome = .failure(error) }
        switch outcome {
        case .success(let all): try Measurement.write(all, to: ".build/bench/scale.json")
        case .failure(let error): say("no figures: \(error)")
        }
        fflush(nil)
        do { try await installation.remove() } catch { say("\(installation.home) is left: \(error)") }
        if case .failure = outcome { exit(1) }
    }

    /// Whoever follows the output through a pipe sees it as it comes.
    private static func say(_ text: String) {
        print(text)
        fflush(nil)
    }

    private static func measure(
        _ installation: ScaleInstallation, _ options: Options
    ) async throws -> [Measurement] {
        try await installation.start()
        var all: [Measurement] = []
        if options.wants("recovery") {
            let few = min(1_000, options.databases)
            try Planted(installation: installation).deletedDatabases(few)
            say("recovery with \(few) databases")
            let recovery = Recovery(installation: installation)
            all.take(try await recovery.afterCrashes(rounds: 5, databases: few))
            all.take(try await recovery.ofHalfDoneWork(rounds: 5))
            all.take(try await recovery.afterTheControlPlane(rounds: 3))
        }
        if options.wants("keys") {
            say("\(options.keys) keys, each from \(options.callers) callers")
            all.take(try await Keys(installation: installation, keys: options.keys, callers: options.callers).measure())
        }
        if options.wants("size") {
            try Planted(installation: installation).deletedDatabases(options.databases)
            say("\(options.databases) databases")
            let size = Size(installation: installation)
            all.take(try await size.pages(databases: options.databases))
            all.take(try await size.sweeps(rounds: 3))
            all.take(try await size.idle(seconds: options.seconds))
        }
        return all
    }

    private struct Options {
        var programs = ""
        var databases = 10_000
        var keys = 1_000
        var callers = 100
        var seconds = 60
        private var only: String?

        func wants(_ part: String) -> Bool { only == nil || only == part }

        init(_ arguments: [String]) throws {
            guard let first = arguments.first, !first.hasPrefix("-") else { throw Self.usage }
            programs = first
            var rest = arguments.dropFirst()
            while let name = rest.popFirst() {
                guard let text = rest.popFirst() else { throw Self.usage }
                if name == "--only", ["recovery", "keys", "size"].contains(text) {
                    only = text
                    continue
                }
                guard let value = Int(text), value > 0 else { throw Self.usage }
                switch name {
                case "--databases": databases = value
                case "--keys": keys = value
                case "--callers": callers = value
                case "--seconds": seconds = value
                default: throw Self.usage
                }
            }
        }

        static let usage = BenchFault(
            "usage: bench-scale BIN [--databases N] [--keys N] [--callers N] [--seconds N] [--only recovery|keys|size]")
    }
}

extension [Measurement] {
    /// Adds figures and shows them at once: a part that takes long must not hide those before it.
    fileprivate mutating func take(_ figures: [Measurement]) {
        Measurement.print(figures)
        fflush(nil)
        self += figures
    }
}
