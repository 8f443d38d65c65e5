import Foundation
import Support
import Testing

/// The dashboard in a real Chromium, against whole installations; the tests themselves are in Tests/Browser.
@Suite(.enabled(if: Programs.hasBrowser, "chromium is not installed; PAAS_TEST_INSTALL=1 make test installs it"))
struct DashboardTests {
    @Test(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
    func onTheNativeEngine() async throws {
        try await Installation.with { try await Self.runAll(in: $0) }
    }

    private static let script = "\(Programs.root)/Tests/Browser/run.sh"

    static func runAll(in installation: Installation) async throws {
        let pictures = "\(Programs.root)/.build/browser/pictures-\(installation.environment["PAAS_ENGINE"] ?? "")"
        let outcome = try await Command(
            path: script, arguments: [],
            environment: [
                "PAAS_BROWSER_URL": "http://\(installation.http)", "PAAS_BROWSER_TOKENS": "\(installation.home)/tokens",
                "PAAS_BROWSER_PSQL": Programs.psql, "PAAS_BROWSER_PICTURES": pictures,
                "PAAS_BROWSER_NAMESPACE": installation.ground.namespace ?? "",
            ]
        ).run(limit: .seconds(900))
        #expect(outcome.status.isSuccess, "\(outcome.output)\n\(outcome.error)")
        let summary = try #require(outcome.lines.last?.wholeMatch(of: #/(\d+) passed, (\d+) failed/#)).output
        #expect(summary.2 == "0")
        #expect(try #require(Int(summary.1)) > 10, "the browser's tests must be found")
    }
}

extension DockerTests {
    @Suite(.enabled(if: Programs.hasBrowser, "chromium is not installed; PAAS_TEST_INSTALL=1 make test installs it"))
    struct DashboardTests {
        @Test func onDocker() async throws {
            try await Installation.with(.sharedDocker()) { try await Integration.DashboardTests.runAll(in: $0) }
        }
    }
}
