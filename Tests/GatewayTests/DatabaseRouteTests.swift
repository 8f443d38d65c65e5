import Messages
import Model
import Testing

@testable import Gateway

/// Each route over a real socket, down to the call that it becomes.
@Suite(.timeLimit(.minutes(1))) struct DatabaseRouteTests {
    private typealias Method = DatabasesV1.DatabasesMethod

    @Test(arguments: ["", "/"]) func createIsAnsweredWithTheWholeDatabase(slash: String) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.CreateDatabaseResponse(database: Samples.database()).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "POST", Samples.databases + slash,
                headers: [
                    "Request-Id: r-1", "Idempotency-Key: k1",
                    "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                ], body: #"{"name":"reporting","engineVersion":"15"}"#)
            #expect(reply.status == 201)
            #expect(reply.headers["location"] == "\(Samples.databases)/\(Samples.id)")
            #expect(reply.headers["content-type"] == "application/json")
            #expect(reply.headers["etag"] == "\"7\"")
            #expect(reply.headers["request-id"] == "r-1")
            #expect(reply.headers["x-content-type-options"] == "nosniff")
            #expect(reply.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
            #expect(reply.headers["cache-control"] == "no-store")
            #expect(reply.headers["date"]?.hasSuffix(" GMT") == true)
            #expect(reply.body == Self.databaseJSON)
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.createDatabase.rawValue)
        #expect(
            try DatabasesV1.CreateDatabaseRequest(decoding: call.request)
                == DatabasesV1.CreateDatabaseRequest(org: "acme", app: "web", name: "reporting", engineVersion: "15"))
        #expect(call.metadata(CallMetadata.token) == "token-of-a-member")
        #expect(call.metadata(CallMetadata.requestID) == "r-1")
        #expect(call.options.idempotencyKey == "k1")
        #expect(call.options.traceparent == "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        #expect(call.options.timeout == .seconds(10))
    }

    private static let databaseJSON =
        #"{"id":"abcdefghijklmnop","org":"acme","app":"web","name":"reporting","engineVersion":"15","#
        + #""state":"provisioning","reason":"Accepted","message":null,"since":"2026-03-01T12:30:00.000001Z","#
        + #""step":{"name":"volume","progress":40,"startedAt":"2026-03-01T12:30:01.000000Z","#
        + #""doneBytes":0,"totalBytes":0},"nextAttempt":null,"deadline":null,"conditions":[],"host":null,"port":null,"#
        + #""volume":{"name":"paas-db-abcdefghijklmnop-data","retained":false},"description":"","#
        + #""deletionProtection":false,"generation":1,"revision":7,"createdAt":"2026-03-01T12:30:00.000000Z","#
        + #""createdBy":"member@acme"}"#

    @Test func listPassesItsParametersOn() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.ListDatabasesResponse(
                databases: [Samples.database()], nextPageToken: "t2", revision: 9
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "GET", Samples.databases + "/?pageSize=1&pageToken=t%2B1&name=reporting&showDeleted=true")
            #expect(reply.status == 200)
            #expect(
                reply.body == "{\"databases\":[\(Self.databaseJSON)],\"nextPageToken\":\"t2\",\"revision\":9}")
            _ = try await gateway.request("GET", Samples.databases)
        }
        let requests = try caller.calls.map { try DatabasesV1.ListDatabasesRequest(decoding: $0.request) }
        #expect(
            requests == [
                DatabasesV1.ListDatabasesRequest(
                    org: "acme", app: "web", pageSize: 1, pageToken: "t+1", name: "reporting", showDeleted: true),
                DatabasesV1.ListDatabasesRequest(org: "acme", app: "web"),
            ])
    }

    @Test func oneDatabaseIsShownWithItsTag() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.GetDatabaseResponse(database: Samples.database(.ready, revision: 12)).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "\(Samples.databases)/\(Samples.id)")
            #expect(reply.status == 200)
            #expect(reply.headers["etag"] == "\"12\"")
            #expect(try Samples.member(reply.body, "state") == .string("ready"))
            let head = try await gateway.request("HEAD", "\(Samples.databases)/\(Samples.id)")
            #expect(head.status == 200)
            #expect(head.headers["content-length"] == String(reply.body.utf8.count))
            #expect(head.body == "")
        }
        #expect(
            try DatabasesV1.GetDatabaseRequest(decoding: try #require(caller.calls.first).request)
                == DatabasesV1.GetDatabaseRequest(org: "acme", app: "web", id: Samples.id))
    }

    @Test func aDatabaseSaysWhatIsTrueBesideItsState() async throws {
        let caller = ScriptedCaller(unary: { _ in
            var database = Samples.database()
            database.step = DatabasesV1.Step(
                name: "image", progressPercent: 50, doneBytes: 1 << 40, totalBytes: 1 << 41)
            database.conditions = [
                DatabasesV1.Condition(
                    type: "RotationPending", message: "The password is being changed.",
                    since: ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0))
            ]
            return try DatabasesV1.GetDatabaseResponse(database: database).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "\(Samples.databases)/\(Samples.id)")
            #expect(
                reply.body.contains(
                    #""conditions":[{"type":"RotationPending","message":"The password is being changed.","#
                        + #""since":"2026-03-01T12:30:00.000000Z"}]"#))
            #expect(try Samples.member(reply.body, "step", "doneBytes") == .integer(1 << 40))
            #expect(try Samples.member(reply.body, "step", "totalBytes") == .integer(1 << 41))
        }
    }

    @Test func aRotationIsAccepted() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.RotateCredentialsResponse(database: Samples.database(.ready, revision: 9)).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "POST", "\(Samples.databases)/\(Samples.id)/rotate", headers: ["Idempotency-Key: k2"],
                body: #"{"mode":"immediate"}"#)
            #expect(reply.status == 202)
            #expect(reply.headers["etag"] == "\"9\"")
            #expect(try Samples.member(reply.body, "state") == .string("ready"))
        }
        let call = try #require(caller.calls.first)
        #expect(call.method == Method.rotateCredentials.rawValue)
        #expect(call.options.idempotencyKey == "k2")
        #expect(
            try DatabasesV1.RotateCredentialsRequest(decoding: call.request)
                == DatabasesV1.RotateCredentialsRequest(org: "acme", app: "web", id: Samples.id, mode: "immediate"))
    }

    @Test(arguments: [("", false), ("?deleteVolume=false", false), ("?deleteVolume=true", true)])
    func deleteIsAccepted(query: String, deleteVolume: Bool) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.DeleteDatabaseResponse(database: Samples.database(.deleting)).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("DELETE", "\(Samples.databases)/\(Samples.id)\(query)")
            #expect(reply.status == 202)
            #expect(try Samples.member(reply.body, "state") == .string("deleting"))
        }
        let request = try DatabasesV1.DeleteDatabaseRequest(decoding: try #require(caller.calls.first).request)
        #expect(request.deleteVolume == deleteVolume)
    }

    @Test(arguments: [
        "?deleteVolume=1", "?deleteVolume=", "?deletevolume=true", "?deleteVolume=true&deleteVolume=true",
    ])
    func aDoubtfulDeleteIsRefused(query: String) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("DELETE", "\(Samples.databases)/\(Samples.id)\(query)")
            #expect(reply.status == 400)
        }
        #expect(caller.calls.isEmpty)
    }

    @Test(arguments: [nil, "{}"]) func undeleteIsAccepted(body: String?) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.UndeleteDatabaseResponse(database: Samples.database(.undeleting)).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", "\(Samples.databases)/\(Samples.id)/undelete", body: body)
            #expect(reply.status == 202)
            #expect(try Samples.member(reply.body, "state") == .string("undeleting"))
        }
    }

    @Test(arguments: [nil, "{}"]) func retryIsAccepted(body: String?) async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.RetryDatabaseResponse(database: Samples.database(.provisioning)).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", "\(Samples.databases)/\(Samples.id)/retry", body: body)
            #expect(reply.status == 202)
            #expect(try Samples.member(reply.body, "state") == .string("provisioning"))
        }
    }

    @Test func aRevealIsNeverStored() async throws {
        let caller = ScriptedCaller(unary: { _ in
            try DatabasesV1.RevealDSNResponse(
                dsn: "postgres://app:s3cret@127.1.2.3:5432/app", username: "app", host: "127.1.2.3", port: 5432,
                database: "app", auditID: "a1"
            ).encoded()
        })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", "\(Samples.databases)/\(Samples.id)/reveal")
            #expect(reply.status == 200)
            #expect(reply.headers["cache-control"] == "no-store")
            #expect(
                reply.body == #"{"dsn":"postgres://app:s3cret@127.1.2.3:5432/app","username":"app","#
                    + #""host":"127.1.2.3","port":5432,"database":"app","auditId":"a1"}"#)
        }
    }

    @Test func healthNeedsNoToken() async throws {
        let answering = ScriptedCaller(unary: { _ in try HealthV1.CheckResponse(status: .serving).encoded() })
        try await TestGateway.with(answering) { gateway in
            let live = try await gateway.request("GET", "/livez", token: nil)
            #expect(live.body == #"{"status":"live"}"#)
            let ready = try await gateway.request("GET", "/readyz", token: nil)
            #expect(ready.body == #"{"status":"ready"}"#)
            #expect(try await gateway.request("HEAD", "/readyz", token: nil).status == 200)
        }
        let silent = ScriptedCaller(unary: { _ in
            throw Fault(.deadlineExceeded, reason: "DeadlineExceeded", "2 s", domain: Fault.rpc)
        })
        let draining = ScriptedCaller(unary: { _ in try HealthV1.CheckResponse(status: .notServing).encoded() })
        for caller in [silent, draining] {
            try await TestGateway.with(caller) { gateway in
                #expect(try await gateway.request("GET", "/livez", token: nil).status == 200)
                let reply = try await gateway.request("GET", "/readyz", token: nil)
                #expect(reply.status == 503)
                #expect(reply.headers["retry-after"] == "1")
            }
        }
    }
}
