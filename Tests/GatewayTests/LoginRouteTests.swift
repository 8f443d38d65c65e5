import Messages
import Model
import Testing

@testable import Gateway

@Suite struct LoginRouteTests {
    private typealias Method = DatabasesV1.DatabasesMethod

    private static let path = "\(Samples.databases)/\(Samples.id)/logins"
    private static let login = DatabasesV1.TemporaryLogin(
        id: "m2c7m2c7m2c7m2c7", username: "paas_login_m2c7m2c7m2c7m2c7", createdBy: "ada@acme",
        createdAt: ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0),
        expiresAt: ProtobufTimestamp(seconds: 1_772_369_100, nanos: 0), auditID: "9")
    private static let json =
        #"{"id":"m2c7m2c7m2c7m2c7","username":"paas_login_m2c7m2c7m2c7m2c7","createdBy":"ada@acme","#
        + #""createdAt":"2026-03-01T12:30:00.000000Z","expiresAt":"2026-03-01T12:45:00.000000Z","auditId":"9"}"#

    @Test(arguments: [(#"{"lifetimeSeconds":3600}"#, 3600), ("{}", 0), ("", 0)])
    func aLoginIsShownOnce(body: String, seconds: UInt64) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.CreateTemporaryLoginResponse(
                login: Self.login, dsn: "postgres://x", host: "127.50.0.1", port: 5432, database: "app"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "POST", Self.path, headers: ["On-Behalf-Of: ann"], body: body.isEmpty ? nil : body)
            #expect(reply.status == 201 && reply.headers["cache-control"] == "no-store")
            #expect(
                reply.body == #"{"login":"# + Self.json
                    + #","dsn":"postgres://x","host":"127.50.0.1","port":5432,"database":"app"}"#)
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.createTemporaryLogin.rawValue && call.metadata("on-behalf-of") == "ann")
        let asked = try DatabasesV1.CreateTemporaryLoginRequest(decoding: call.request)
        #expect(asked == .init(org: "acme", app: "web", id: Samples.id, lifetimeSeconds: seconds))
    }

    @Test func loginsAreListedAndEnded() async throws {
        let caller = ScriptedCaller(unary: { call in
            call.method == Method.listTemporaryLogins.rawValue
                ? try DatabasesV1.ListTemporaryLoginsResponse(logins: [Self.login]).encoded() : []
        })
        try await TestGateway.with(caller) { gateway in
            let listed = try await gateway.request("GET", Self.path)
            #expect(listed.body == #"{"logins":["# + Self.json + "]}")
            let ended = try await gateway.request("DELETE", "\(Self.path)/\(Self.login.id)")
            #expect(ended.status == 204)
        }
        let call = try #require(caller.calls.last)
        let asked = try DatabasesV1.RevokeTemporaryLoginRequest(decoding: call.request)
        #expect(asked == .init(org: "acme", app: "web", id: Samples.id, loginID: Self.login.id))
    }

    @Test(arguments: [#"{"minutes":1}"#, #"{"lifetimeSeconds":"60"}"#, #"{"lifetimeSeconds":-1}"#])
    func whatIsNoLifetimeIsRefused(body: String) async throws {
        let caller = ScriptedCaller(unary: { _ in [] })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", Self.path, body: body)
            #expect(reply.status == 400)
        }
        #expect(caller.calls.isEmpty)
    }
}
