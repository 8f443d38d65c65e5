import Messages
import Model
import Testing

@testable import Gateway

/// The routes of members, invitations, tokens and organisations over a real socket, down to the call that each becomes.
@Suite(.timeLimit(.minutes(1))) struct AccessRouteTests {
    private static let time = ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0)
    private static let shownTime = "2026-03-01T12:30:00.000000Z"

    @Test func aTokenIsShownInTheOneAnswer() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AccessV1.CreateTokenResponse(
                token: AccessV1.Token(
                    id: "9", service: "ci", scopes: ["read"], createdAt: Self.time, createdBy: "owner@acme"),
                secret: "paas_s3cret"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "POST", "/api/orgs/acme/tokens", headers: ["Idempotency-Key: k1"],
                body: #"{"service":"ci","scopes":["read"],"lifetimeSeconds":3600}"#)
            #expect(reply.status == 201)
            #expect(reply.headers["cache-control"] == "no-store")
            #expect(
                reply.body == #"{"issued":{"id":"9","member":null,"service":"ci","scopes":["read"],"createdAt":""#
                    + Self.shownTime + #"","createdBy":"owner@acme","expiresAt":null},"token":"paas_s3cret"}"#)
        }
        let call = try #require(caller.calls.first)
        #expect(call.options.idempotencyKey == "k1")
        #expect(
            try AccessV1.CreateTokenRequest(decoding: call.request)
                == .init(org: "acme", service: "ci", scopes: ["read"], lifetimeSeconds: 3600))
    }

    @Test(arguments: [
        (#"{"service":"ci","scopes":"read"}"#, "/scopes"), (#"{"service":"ci","scopes":[1]}"#, "/scopes"),
        (#"{"member":"a","lifetimeSeconds":-1}"#, "/lifetimeSeconds"),
        (#"{"member":"a","lifetimeSeconds":1.5}"#, "/lifetimeSeconds"),
        (#"{"member":"a","lifetimeSeconds":"60"}"#, "/lifetimeSeconds"), (#"{"member":""}"#, "/member"),
        (#"{"member":"a","scope":["read"]}"#, "/scope"),
    ])
    func whatDoesNotFitIsNamed(body: String, pointer: String) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", "/api/orgs/acme/tokens", body: body)
            #expect(reply.status == 400)
            #expect(try Samples.member(reply.body, "errors", "0", "pointer") == .string(pointer))
        }
        #expect(caller.calls.isEmpty)
    }

    @Test func anInvitationIsAcceptedWithoutAToken() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AccessV1.AcceptInvitationResponse(
                org: "acme", member: AccessV1.Member(name: "ada", role: "admin", since: Self.time),
                token: AccessV1.Token(id: "9", member: "ada", createdAt: Self.time), secret: "paas_t"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let connection = try gateway.connect()
            let text = TestGateway.text(
                "POST", "/api/invitations/accept", token: nil, body: #"{"name":"ada","code":"paas_c"}"#)
            let reply = try await connection.request(text)
            #expect(reply.status == 201)
            #expect(try Samples.member(reply.body, "token") == .string("paas_t"))
            #expect(try Samples.member(reply.body, "member", "role") == .string("admin"))
        }
        let call = try #require(caller.calls.first)
        #expect(call.metadata(CallMetadata.token) == nil && call.metadata("origin") == "gateway")
        #expect(try AccessV1.AcceptInvitationRequest(decoding: call.request) == .init(name: "ada", code: "paas_c"))
    }

    @Test func membersAreChangedAndRemoved() async throws {
        let caller = ScriptedCaller(unary: { call in
            call.method.hasSuffix("ChangeMember")
                ? try AccessV1.ChangeMemberResponse(
                    member: AccessV1.Member(name: "ada", role: "viewer", since: Self.time)
                ).encoded() : []
        })
        try await TestGateway.with(caller) { gateway in
            let changed = try await gateway.request(
                "PUT", "/api/orgs/acme/members/ada%40x.org", body: #"{"role":"viewer"}"#)
            #expect(changed.status == 200)
            #expect(changed.body == #"{"name":"ada","role":"viewer","since":""# + Self.shownTime + #""}"#)
            #expect(try await gateway.request("DELETE", "/api/orgs/acme/members/ada").status == 204)
            #expect(try await gateway.request("DELETE", "/api/orgs/acme/tokens/3").status == 204)
            #expect(try await gateway.request("DELETE", "/api/orgs/acme/invitations/4").status == 204)
            #expect(try await gateway.request("DELETE", "/api/orgs/acme/apps/web").status == 204)
        }
        let first = try #require(caller.calls.first)
        #expect(
            try AccessV1.ChangeMemberRequest(decoding: first.request)
                == .init(org: "acme", name: "ada@x.org", role: "viewer"))
        #expect(
            caller.calls.map { $0.method.split(separator: "/").last } == [
                "ChangeMember", "RemoveMember", "RevokeToken", "RevokeInvitation", "DeleteApp",
            ])
    }

    @Test func organisationsShowWhatTheyHaveAndMayHave() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AccessV1.ListOrganisationsResponse(
                organisations: [
                    AccessV1.Organisation(
                        name: "acme", createdAt: Self.time, apps: 1, databases: 3, quota: .init(databases: 10))
                ], quota: .init()
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/orgs")
            #expect(
                reply.body == #"{"orgs":[{"name":"acme","createdAt":""# + Self.shownTime
                    + #"","apps":1,"databases":3,"quota":{"databases":10}}],"quota":{"databases":null}}"#)
        }
    }

    @Test(arguments: [("/api/quota", ""), ("/api/orgs/acme/quota", "acme")])
    func aLimitIsSet(path: String, org: String) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AccessV1.SetQuotaResponse(quota: .init(databases: 5)).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            #expect(try await gateway.request("PUT", path, body: "{}").status == 400)
            let reply = try await gateway.request("PUT", path, body: #"{"databases":5}"#)
            #expect(reply.status == 200 && reply.body == #"{"databases":5}"#)
        }
        #expect(
            try AccessV1.SetQuotaRequest(decoding: try #require(caller.calls.first).request)
                == .init(org: org, quota: .init(databases: 5)))
    }
}
