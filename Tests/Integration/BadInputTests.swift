import Foundation
import Testing

/// Bad input over HTTP gets the documented error, and the daemon serves on.
@Suite struct BadInputTests {
    /// A request, what is wrong with it, and what the answer must say.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var method = "POST"
        var path = "/api/orgs/acme/apps/web/databases/"
        var role: String? = "owner"
        var json: String?
        var more: [String] = []
        let status: Int
        let reason: String
        var pointer: String?
        var mentions: String?
    }

    static let cases: [Case] = [
        Case(
            testDescription: "wrong name", json: #"{"name":"Main DB"}"#, status: 400, reason: "InvalidName",
            pointer: "/name",
            mentions: "lower-case"),
        Case(
            testDescription: "empty name", json: #"{"name":""}"#, status: 400, reason: "InvalidName", pointer: "/name"),
        Case(
            testDescription: "unknown version", json: #"{"name":"x","engineVersion":"9"}"#, status: 400,
            reason: "UnknownVersion", pointer: "/engineVersion", mentions: "15"),
        Case(
            testDescription: "unknown field", json: #"{"name":"x","engine_version":"15"}"#, status: 400,
            reason: "UnknownField", pointer: "/engine_version"),
        Case(
            testDescription: "wrong type", json: #"{"name":7}"#, status: 400, reason: "InvalidType", pointer: "/name"),
        Case(testDescription: "malformed JSON", json: #"{"name":"#, status: 400, reason: "MalformedJSON"),
        Case(testDescription: "no object", json: "[]", status: 400, reason: "MalformedJSON"),
        Case(
            testDescription: "unknown organisation", path: "/api/orgs/other/apps/web/databases/",
            json: #"{"name":"x","engineVersion":"15"}"#,
            status: 404, reason: "NotFound"),
        Case(
            testDescription: "unknown app", path: "/api/orgs/acme/apps/other/databases/",
            json: #"{"name":"x","engineVersion":"15"}"#,
            status: 404, reason: "NotFound"),
        Case(
            testDescription: "no token", role: nil, json: #"{"name":"x","engineVersion":"15"}"#, status: 401,
            reason: "Unauthenticated"),
        Case(
            testDescription: "foreign token", role: nil, json: #"{"name":"x","engineVersion":"15"}"#,
            more: ["-H", "Authorization: Bearer paas_0000000000000000000000000000000000000000000"], status: 401,
            reason: "Unauthenticated"),
        Case(
            testDescription: "role too low", role: "viewer", json: #"{"name":"x","engineVersion":"15"}"#, status: 403,
            reason: "PermissionDenied", mentions: "member"),
        Case(
            testDescription: "body too large", json: "{\"name\":\"" + String(repeating: "x", count: 100_000) + "\"}",
            status: 413, reason: "BodyTooLarge"),
        Case(
            testDescription: "unknown id", method: "GET", path: "/api/orgs/acme/apps/web/databases/aaaaaaaaaaaaaaaa",
            status: 404, reason: "NotFound"),
        Case(
            testDescription: "neither true nor false", method: "DELETE",
            path: "/api/orgs/acme/apps/web/databases/aaaaaaaaaaaaaaaa?deleteVolume=maybe", status: 400,
            reason: "InvalidParameter"),
        Case(testDescription: "unknown path", method: "GET", path: "/api/nothing", status: 404, reason: "UnknownPath"),
    ]

    @Test func eachGetsTheDocumentedErrorAndTheDaemonServesOn() async throws {
        try await Installation.with { installation in
            for bad in Self.cases {
                let answer = try await installation.curl(
                    bad.method, bad.path, as: bad.role, json: bad.json, bad.more)
                #expect(answer.status == bad.status, "\(bad.testDescription): \(answer)")
                #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
                let problem = try answer.problem()
                #expect(problem.reason == bad.reason, "\(bad.testDescription): \(answer.body)")
                #expect(problem.status == bad.status && !problem.requestId.isEmpty)
                #expect(problem.requestId == answer.headers["request-id"])
                if let pointer = bad.pointer {
                    #expect(
                        problem.errors?.contains { $0.pointer == pointer } == true,
                        "\(bad.testDescription): \(answer.body)")
                }
                if let mentions = bad.mentions {
                    #expect(answer.body.contains(mentions), "\(bad.testDescription): \(answer.body)")
                }
            }
            let first = try await installation.create("main", version: "15")
            let again = try await installation.curl(
                "POST", "\(installation.databases)/", as: "owner", json: #"{"name":"main","engineVersion":"15"}"#)
            #expect(again.status == 409)
            #expect(try again.problem().reason == "NameTaken")
            let list = try await installation.curl("GET", installation.databases, as: "viewer")
            #expect(try list.decode(DatabaseListJSON.self).databases.map(\.id) == [first.id])
        }
    }
}
