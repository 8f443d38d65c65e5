import Messages
import Model
import Testing

@testable import Gateway

/// The routes of apps, variables and deployments over a real socket, down to the call that each becomes.
@Suite(.timeLimit(.minutes(1))) struct AppRouteTests {
    private typealias Method = AppsV1.AppsMethod
    private static let time = ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0)

    @Test func appsAreListed() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AppsV1.ListAppsResponse(apps: [AppsV1.App(org: "acme", name: "web", createdAt: Self.time, host: "one")])
                .encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/orgs/acme/apps")
            #expect(reply.status == 200)
            #expect(
                reply.body
                    == #"{"apps":[{"org":"acme","name":"web","createdAt":"2026-03-01T12:30:00.000000Z","host":"one"}]}"#
            )
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.listApps.rawValue)
        #expect(try AppsV1.ListAppsRequest(decoding: call.request) == AppsV1.ListAppsRequest(org: "acme"))
        #expect(call.metadata(CallMetadata.token) == "token-of-a-member")
    }

    @Test func variablesAreListedWithoutTheirValues() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AppsV1.ListVariablesResponse(variables: [
                AppsV1.Variable(name: "MAIL_KEY", updatedAt: Self.time, updatedBy: "member@acme")
            ]).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", Samples.app + "/variables")
            #expect(reply.status == 200)
            #expect(
                reply.body == #"{"variables":[{"name":"MAIL_KEY","updatedAt":"2026-03-01T12:30:00.000000Z","#
                    + #""updatedBy":"member@acme"}]}"#)
        }
        #expect(
            try AppsV1.ListVariablesRequest(decoding: try #require(caller.calls.first).request)
                == AppsV1.ListVariablesRequest(org: "acme", app: "web"))
    }

    @Test(arguments: [(#"{"value":"s3cret"}"#, "s3cret"), (#"{"value":""}"#, ""), (#"{"value":"a\nb"}"#, "a\nb")])
    func aVariableIsSetToExactlyItsValue(body: String, value: String) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AppsV1.SetVariableResponse(
                variable: AppsV1.Variable(name: "MAIL_KEY", updatedAt: Self.time, updatedBy: "member@acme")
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("PUT", Samples.app + "/variables/MAIL_KEY", body: body)
            #expect(reply.status == 200)
            #expect(
                reply.body == #"{"name":"MAIL_KEY","updatedAt":"2026-03-01T12:30:00.000000Z","#
                    + #""updatedBy":"member@acme"}"#)
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.setVariable.rawValue)
        let request = try AppsV1.SetVariableRequest(decoding: call.request)
        #expect([request.org, request.app, request.name, request.value] == ["acme", "web", "MAIL_KEY", value])
    }

    @Test func aVariableOf32KiBFitsHoweverItIsWritten() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AppsV1.SetVariableResponse(variable: AppsV1.Variable(name: "A")).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let value = String(repeating: "\\u0001", count: 32 << 10)
            let reply = try await gateway.request("PUT", Samples.app + "/variables/A", body: "{\"value\":\"\(value)\"}")
            #expect(reply.status == 200)
        }
        let request = try AppsV1.SetVariableRequest(decoding: try #require(caller.calls.first).request)
        #expect(request.value.utf8.count == 32 << 10)
    }

    @Test(arguments: [nil, "{}"]) func anUnsetIsAnsweredWithNothing(body: String?) async throws {
        let caller = ScriptedCaller(unary: { _ in try AppsV1.UnsetVariableResponse().encoded() })
        try await TestGateway.with(caller) { gateway in
            let connection = try gateway.connect()
            let text = TestGateway.text("DELETE", Samples.app + "/variables/MAIL_KEY", token: "t", body: body)
            let reply = try await connection.request(text)
            #expect(reply.status == 204)
            #expect(reply.headers["content-length"] == nil)
            #expect(reply.headers["transfer-encoding"] == nil)
            // The connection serves on: nothing was left behind an answer without a length.
            #expect(try await connection.request(TestGateway.text("GET", "/livez", token: nil)).status == 200)
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.unsetVariable.rawValue)
        #expect(
            try AppsV1.UnsetVariableRequest(decoding: call.request)
                == AppsV1.UnsetVariableRequest(org: "acme", app: "web", name: "MAIL_KEY"))
    }

    @Test(arguments: [nil, "{}"]) func aDeploymentGivesOutTheEnvironment(body: String?) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AppsV1.CreateDeploymentResponse(
                deployment: AppsV1.Deployment(
                    id: "d1", createdAt: Self.time, createdBy: "admin@acme", databaseID: Samples.id,
                    credentialVersion: 2),
                environment: [
                    AppsV1.EnvironmentEntry(name: "DATABASE_URL", value: "postgres://app:s3cret@h/app"),
                    AppsV1.EnvironmentEntry(name: "GREETING", value: "\"hi\"\n"),
                ], auditID: "a1"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "POST", Samples.app + "/deployments", headers: ["Idempotency-Key: k3"], body: body)
            #expect(reply.status == 201)
            #expect(reply.headers["cache-control"] == "no-store")
            #expect(
                reply.body == #"{"id":"d1","createdAt":"2026-03-01T12:30:00.000000Z","createdBy":"admin@acme","#
                    + #""databaseId":"abcdefghijklmnop","credentialVersion":2,"conditions":[],"#
                    + #""environment":{"DATABASE_URL":"postgres://app:s3cret@h/app","GREETING":"\"hi\"\n"},"#
                    + #""auditId":"a1"}"#)
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.createDeployment.rawValue)
        #expect(call.options.idempotencyKey == "k3")
        #expect(
            try AppsV1.CreateDeploymentRequest(decoding: call.request)
                == AppsV1.CreateDeploymentRequest(org: "acme", app: "web"))
    }

    @Test func aDeploymentWithoutADatabaseSaysWhy() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try AppsV1.CreateDeploymentResponse(
                deployment: AppsV1.Deployment(
                    id: "d1",
                    conditions: [AppsV1.DeploymentCondition(type: "DatabaseMissing", message: "There is none.")]),
                auditID: "a1"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", Samples.app + "/deployments")
            #expect(try Samples.member(reply.body, "databaseId") == .null)
            #expect(try Samples.member(reply.body, "credentialVersion") == .null)
            #expect(try Samples.member(reply.body, "environment") == .object([]))
            #expect(
                reply.body.contains(#""conditions":[{"type":"DatabaseMissing","message":"There is none."}]"#))
        }
    }

    @Test func aResponseWithoutItsPartIsAFailure() async throws {
        let caller = ScriptedCaller(unary: { _ in [] })
        try await TestGateway.with(caller) { gateway in
            for (method, path) in [("POST", "/deployments"), ("POST", "/databases/x/undelete")] {
                let reply = try await gateway.request(method, Samples.app + path)
                #expect(reply.status == 500)
                #expect(try Samples.member(reply.body, "reason") == .string("MalformedResponse"))
            }
        }
    }

    @Test func theDaemonsViolationsPointAtThePath() async throws {
        let fault = Fault(
            .invalidArgument, reason: "InvalidName", "no",
            violations: [
                FieldViolation(field: "name", "must be a name"), FieldViolation(field: "value", "is too long"),
            ]
        )
        try await TestGateway.with(ScriptedCaller(unary: { _ in throw fault })) { gateway in
            let reply = try await gateway.request("PUT", Samples.app + "/variables/1A", body: #"{"value":"x"}"#)
            #expect(reply.status == 400)
            #expect(try Samples.member(reply.body, "errors", "0", "pointer") == .string("{name}"))
            #expect(try Samples.member(reply.body, "errors", "1", "pointer") == .string("/value"))
        }
    }
}
