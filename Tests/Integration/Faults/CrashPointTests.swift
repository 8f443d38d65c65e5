import Foundation
import Support
import Testing

/// `kill -9` at every step of create, rotate, delete, undelete and purge, and of the daemon's own start: the next daemon
/// completes everything, and nothing is left over.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct CrashPointTests {
    /// Setting up is harmed as well: the schema, the organisation, a token.
    static let harm = ["migrate.locked", "migrate.applied", "bootstrap.organised", "token.issued"]
        .map { "\($0)=crash" }

    @Test func everyStepOnTheNativeEngine() async throws {
        try await Self.everyStep(.native)
    }

    static func everyStep(_ ground: Installation.Ground) async throws {
        try await Site.with(ground, harm: harm) { site in
            let drill = CrashDrill(site)
            var operation = CrashCase.Operation.create
            for one in CrashCase.all(ground) {
                if one.operation != operation, operation == .create { try await drill.rest() }
                operation = one.operation
                try await drill.crash(one)
            }
            try await drill.rest()
        }
    }

    /// The operations whose pairs were asked for: `1` = all of them, or the name of one.
    static let pairedOperations: [CrashCase.Operation] = {
        let asked = ProcessInfo.processInfo.environment["PAAS_TEST_FAULT_PAIRS"] ?? ""
        let all = [CrashCase.Operation.create, .rotate, .delete, .undelete, .purge]
        return asked == "1" ? all : all.filter { $0.rawValue == asked }
    }()

    /// Each two steps of the same operation, the second one in the recovery of the first. It takes hours.
    @Test(
        .enabled(if: !pairedOperations.isEmpty, "all pairs take hours: PAAS_TEST_FAULT_PAIRS=1 asks for them"),
        arguments: pairedOperations)
    func everyPairOnTheNativeEngine(operation: CrashCase.Operation) async throws {
        try await Self.everyPair(.native, of: operation)
    }

    static func everyPair(_ ground: Installation.Ground, of operation: CrashCase.Operation) async throws {
        let all = CrashCase.all(ground).filter { $0.operation == operation }
        for first in all {
            try await Site.with(ground) { site in
                let drill = CrashDrill(site)
                // Each second one takes a database of its own, made before.
                if operation != .create { for _ in all { try await drill.add() } }
                for second in all { try await drill.crash(first, recovery: second.plan) }
                try await drill.rest()
            }
        }
    }
}

extension DockerTests {
    @Suite struct CrashPointTests {
        @Test func everyStep() async throws {
            try await Integration.CrashPointTests.everyStep(.docker(try Docker.shared().engine))
        }

        @Test(
            .enabled(
                if: !Integration.CrashPointTests.pairedOperations.isEmpty,
                "all pairs take hours: PAAS_TEST_FAULT_PAIRS=1 asks for them"),
            arguments: Integration.CrashPointTests.pairedOperations)
        func everyPair(operation: CrashCase.Operation) async throws {
            try await Integration.CrashPointTests.everyPair(.docker(try Docker.shared().engine), of: operation)
        }
    }
}
