import Foundation
import Testing

/// A property-based tester against the served description of the API (Tests/OpenAPI).
@Suite(
    .timeLimit(.minutes(5)),
    .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct OpenAPITests {
    @Test func everyCheckHolds() async throws {
        try await Installation.with { installation in
            let daemon = installation.processID(of: "paasd")
            let database = try await installation.create("main")
            try await installation.wait(database.id, for: "ready")
            let issued = try await installation.paas("tokens", "issue", "--operator", "ann")
            let ann = try #require(issued.lines.first)
            try ann.write(toFile: "\(installation.home)/tokens/ann", atomically: true, encoding: .utf8)
            // Each one that is asked for would be made: this is about requests.
            let limited = try await installation.curl(
                "PUT", "/api/orgs/acme/quota", json: #"{"databases":2}"#, ["-H", "Authorization: Bearer \(ann)"])
            try #require(limited.status == 200, "\(limited)")
            // What may end the token that is used comes last.
            try await Self.run("ann", ["--include-tag", "Organisations"], database.id, installation)
            try await Self.run(
                "owner", ["--exclude-tag", "Organisations"], database.id, installation)
            #expect(installation.processID(of: "paasd") == daemon, "the daemon has not been started again")
        }
    }

    private static func run(
        _ token: String, _ arguments: [String], _ id: String, _ installation: Installation
    ) async throws {
        let outcome = try await Command(
            path: "\(Programs.root)/Tests/OpenAPI/run.sh", arguments: arguments,
            environment: [
                "PAAS_OPENAPI_URL": "http://\(installation.http)", "PAAS_OPENAPI_DATABASE": id,
                "PAAS_OPENAPI_TOKEN": "\(installation.home)/tokens/\(token)",
            ]
        ).run(limit: .seconds(240))
        #expect(outcome.status.isSuccess, "\(outcome.output.suffix(20_000))\n\(outcome.error)")
    }
}
