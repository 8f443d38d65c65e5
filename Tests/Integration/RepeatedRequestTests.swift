import Foundation
import Glibc
import Testing

/// A request that is sent again with its idempotency key, over HTTP and real programs.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct RepeatedRequestTests {
    private static func create(_ name: String, key: String, in installation: Installation) async throws -> HTTPAnswer {
        try await installation.curl(
            "POST", "\(installation.databases)/", as: "owner", json: #"{"name":"\#(name)"}"#,
            ["-H", "Idempotency-Key: \(key)"])
    }

    @Test func oneEffectAlsoAcrossAKilledDaemon() async throws {
        try await Installation.with { installation in
            let first = try await Self.create("main", key: "deploy-17", in: installation)
            #expect(first.status == 201)
            let database = try first.decode(DatabaseJSON.self)
            let daemon = try #require(installation.processID(of: "paasd"))
            #expect(kill(daemon, SIGKILL) == 0)
            try await waitUntil("paasd runs again", within: .seconds(60)) {
                guard let next = installation.processID(of: "paasd"), next != daemon else { return false }
                return try await installation.curl("GET", "/readyz").status == 200
            }
            let second = try await Self.create("main", key: "deploy-17", in: installation)
            #expect(second.status == 201)
            #expect(try second.decode(DatabaseJSON.self).id == database.id)
            #expect(try second.decode(DatabaseJSON.self).state == "provisioning", "as it was then")
            let other = try await Self.create("other", key: "deploy-17", in: installation)
            #expect(other.status == 422)
            #expect(try other.problem().reason == "IdempotencyKeyReused")
            let again = try await Self.create("main", key: "deploy-18", in: installation)
            #expect(again.status == 409, "another key is another request")
            try await installation.wait(database.id, for: "ready")
        }
    }
}
