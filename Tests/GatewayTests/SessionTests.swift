import HTTPTypes
import Messages
import Model
import Testing

@testable import Gateway

/// Signing in and out, and what the cookie is good for, over a real socket.
@Suite(.timeLimit(.minutes(1))) struct SessionTests {
    private static let own = "Sec-Fetch-Site: same-origin"
    private static let cookie = "Cookie: theme=dark; paas_session=token-of-a-browser; a=b"

    private static func answering() -> ScriptedCaller { ScriptedCaller(unary: answer) }

    private static let known = AccessV1.GetCallerResponse(
        name: "member@acme", org: "acme", role: "member", actions: ["CreateDatabase", "ListDatabases"])

    private static func answer(_ call: ScriptedCaller.Call) throws -> [UInt8] {
        switch call.method {
        case AccessV1.AccessMethod.getCaller.rawValue: try known.encoded()
        case AccessV1.AccessMethod.createSession.rawValue:
            try AccessV1.CreateSessionResponse(
                secret: "paas_session_abc",
                expiresAt: ProtobufTimestamp(seconds: WallClock.now().seconds + 600, nanos: 0),
                caller: known
            ).encoded()
        case AccessV1.AccessMethod.deleteSession.rawValue: try AccessV1.DeleteSessionResponse().encoded()
        case DatabasesV1.DatabasesMethod.undeleteDatabase.rawValue:
            try DatabasesV1.UndeleteDatabaseResponse(database: Samples.database()).encoded()
        default: throw ScriptedCaller.unexpected(call)
        }
    }

    private static let callerJSON =
        #"{"name":"member@acme","org":"acme","role":"member","scopes":[],"actions":["CreateDatabase","ListDatabases"]}"#

    private static let undelete = "\(Samples.databases)/\(Samples.id)/undelete"

    @Test func aTokenIsExchangedForASession() async throws {
        let caller = Self.answering()
        try await TestGateway.with(caller) { gateway in
            // The token of the body counts, whoever was signed in before.
            let reply = try await gateway.request(
                "POST", "/api/session", headers: [Self.own, Self.cookie, "Request-Id: r-1"],
                body: #"{"token":"paas_abc-1.2~3"}"#)
            #expect(reply.status == 200)
            #expect(reply.body == Self.callerJSON)
            #expect(reply.headers["cache-control"] == "no-store")
            let cookie = try #require(reply.headers["set-cookie"]).split(separator: "; ").map(String.init)
            #expect(cookie.first == "paas_session=paas_session_abc")
            #expect(cookie.dropFirst(2) == ["Path=/", "HttpOnly", "SameSite=Strict"])
            let age = try #require(cookie.dropFirst().first.flatMap { Int($0.drop { $0 != "=" }.dropFirst()) })
            #expect((1...600).contains(age))
        }
        let call = try #require(caller.calls.last)
        #expect(call.metadata(CallMetadata.token) == "paas_abc-1.2~3")
        #expect(call.metadata(CallMetadata.requestID) == "r-1")
    }

    @Test func behindTLSTheCookieIsForTLSOnly() async throws {
        try await TestGateway.with(Self.answering(), configuration: { $0.isBehindTLS = true }) { gateway in
            let headers = ["Origin: https://localhost"]
            let reply = try await gateway.request(
                "POST", "/api/session", token: nil, headers: headers, body: #"{"token":"abc"}"#)
            let cookie = try #require(reply.headers["set-cookie"])
            #expect(cookie.hasPrefix("__Host-paas_session=paas_session_abc; "))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Strict; Secure"))
            let out = try await gateway.request("DELETE", "/api/session", token: nil, headers: headers)
            #expect(
                out.headers["set-cookie"]
                    == "__Host-paas_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure")
        }
    }

    @Test(arguments: [
        ("__Host-paas_session=a", true, 200), ("paas_session=a", true, 401), ("__Host-paas_session=a", false, 401),
        ("paas_session=a", false, 200), ("paas_session=b; __Host-paas_session=a", true, 200),
    ])
    func overTLSOnlyTheHostsOwnCookieCounts(cookie: String, isSecure: Bool, status: Int) async throws {
        let caller = Self.answering()
        let url = PublicURL(isSecure ? "https://db.example" : "http://db.example")
        try await TestGateway.with(caller, configuration: { $0.publicURL = url }) { gateway in
            let reply = try await gateway.request("GET", "/api/session", token: nil, headers: ["Cookie: \(cookie)"])
            #expect(reply.status == status)
        }
        #expect(caller.calls.allSatisfy { $0.metadata(CallMetadata.token) == "a" })
    }

    @Test func aTokenThatTheDaemonRefusesIsNoSession() async throws {
        let caller = ScriptedCaller(unary: { _ in throw Fault(.unauthenticated, reason: "Unauthenticated", "no") })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "POST", "/api/session", token: nil, body: #"{"token":"paas_abc"}"#)
            #expect(reply.status == 401)
            #expect(reply.headers["set-cookie"] == nil)
        }
    }

    @Test(
        arguments: [
            ("{}", 400, "MissingField", "/token"), (#"{"token":1}"#, 400, "InvalidType", "/token"),
            (#"{"token":"a","name":"b"}"#, 400, "UnknownField", "/name"),
            (#"{"token":""}"#, 401, "Unauthenticated", "/token"),
            (#"{"token":"a; Path=/x"}"#, 401, "Unauthenticated", "/token"),
            (#"{"token":"a\r\nSet-Cookie: b=c"}"#, 401, "Unauthenticated", "/token"),
        ])
    func whatIsNoTokenIsNotPassedOn(body: String, status: Int, reason: String, pointer: String) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("POST", "/api/session", token: nil, body: body)
            #expect(reply.status == status)
            #expect(try Samples.member(reply.body, "reason") == .string(reason))
            #expect(try Samples.member(reply.body, "errors", "0", "pointer") == .string(pointer))
            #expect(reply.headers["set-cookie"] == nil)
        }
        #expect(caller.calls.isEmpty)
    }

    @Test(arguments: [(nil, [cookie], "token-of-a-browser"), ("token-of-a-program", [cookie], "token-of-a-program")])
    func aBearerTokenWinsOverTheCookie(token: String?, headers: [String], expected: String) async throws {
        let caller = Self.answering()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/session", token: token, headers: headers)
            #expect(reply.status == 200)
            #expect(reply.body == Self.callerJSON)
        }
        #expect(caller.calls.last?.metadata(CallMetadata.token) == expected)
    }

    @Test(arguments: [
        ["Authorization: Bearer a b", cookie], ["Cookie: paas_session="], ["Cookie: xpaas_session=a"],
        ["Cookie: paas_session=a,b"], ["Cookie: paas_session=a; paas_session=b"],
        ["Cookie: paas_session=a", "Cookie: paas_session=b"], ["Cookie: paas_session"],
    ])
    func otherCookiesAreNoSession(headers: [String]) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "/api/session", token: nil, headers: headers)
            #expect(reply.status == 401)
        }
        #expect(caller.calls.isEmpty)
    }

    @Test func anotherSchemeOfAProxyLeavesTheCookieAlone() async throws {
        let caller = Self.answering()
        try await TestGateway.with(caller) { gateway in
            let headers = ["Authorization: Basic YTpi", Self.cookie]
            let reply = try await gateway.request("GET", "/api/session", token: nil, headers: headers)
            #expect(reply.status == 200)
        }
        #expect(caller.calls.last?.metadata(CallMetadata.token) == "token-of-a-browser")
    }

    private static let clearing = "paas_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict"

    @Test func signingOutEndsTheSession() async throws {
        let caller = Self.answering()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "DELETE", "/api/session", token: nil, headers: [Self.own, Self.cookie])
            #expect(reply.status == 204)
            #expect(reply.headers["set-cookie"] == Self.clearing)
        }
        #expect(caller.calls.map(\.method) == [AccessV1.AccessMethod.deleteSession.rawValue])
        #expect(caller.calls.last?.metadata(CallMetadata.token) == "token-of-a-browser")
    }

    @Test func signingOutNeedsNoGoodSession() async throws {
        let caller = ScriptedCaller(unary: { _ in throw Fault(.unauthenticated, reason: "Unauthenticated", "no") })
        try await TestGateway.with(caller) { gateway in
            for headers in [[], [Self.own], [Self.own, Self.cookie]] {
                let reply = try await gateway.request("DELETE", "/api/session", token: nil, headers: headers)
                #expect(reply.status == 204)
                #expect(reply.headers["set-cookie"] == Self.clearing)
            }
        }
        #expect(caller.calls.count == 1)
    }

    @Test func aSessionThatCouldNotBeEndedIsSaid() async throws {
        let caller = ScriptedCaller(unary: { _ in throw Fault(.unavailable, reason: "Unreachable", "no") })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(
                "DELETE", "/api/session", token: nil, headers: [Self.own, Self.cookie])
            #expect(reply.status == 503)
            #expect(reply.headers["set-cookie"] == Self.clearing)
        }
    }

    // MARK: Other sites

    @Test(arguments: [
        ["Sec-Fetch-Site: same-origin"], ["Origin: http://localhost"], ["Origin: http://LOCALHOST"],
        ["Sec-Fetch-Site: same-origin", "Origin: https://elsewhere.example"],
    ])
    func ownPagesMayChangeThings(headers: [String]) async throws {
        try await TestGateway.with(Self.answering()) { gateway in
            let reply = try await gateway.request(
                "POST", Self.undelete, token: nil, headers: [Self.cookie] + headers)
            #expect(reply.status == 202)
        }
    }

    private static let foreign = [
        ["Sec-Fetch-Site: cross-site"], ["Sec-Fetch-Site: same-site"], ["Sec-Fetch-Site: none"],
        ["Sec-Fetch-Site: cross-site", "Origin: http://localhost"], ["Origin: https://localhost"],
        ["Origin: http://localhost:81"], ["Origin: http://localhost.evil.example"], ["Origin: null"], ["Origin: "],
    ]

    private func refused(
        _ method: String, _ path: String, _ headers: [String], body: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request(method, path, token: nil, headers: headers, body: body)
            #expect(reply.status == 403, sourceLocation: sourceLocation)
            #expect(
                try Samples.member(reply.body, "reason") == .string("CrossOrigin"), sourceLocation: sourceLocation)
            #expect(reply.headers["set-cookie"] == nil, sourceLocation: sourceLocation)
        }
        #expect(caller.calls.isEmpty, sourceLocation: sourceLocation)
    }

    @Test(arguments: foreign + [[]]) func otherPagesMayNot(headers: [String]) async throws {
        for (method, path) in [
            ("POST", Self.undelete), ("DELETE", "\(Samples.databases)/\(Samples.id)"), ("POST", Samples.databases),
            ("PUT", Samples.app + "/variables/A"), ("POST", Samples.app + "/deployments"), ("DELETE", "/api/session"),
        ] {
            try await refused(method, path, headers + [Self.cookie])
        }
    }

    @Test(arguments: foreign) func otherPagesSignNobodyInOrOut(headers: [String]) async throws {
        try await refused("POST", "/api/session", headers, body: #"{"token":"abc"}"#)
        try await refused("DELETE", "/api/session", headers)
    }

    @Test func aBearerTokenNeedsNoPage() async throws {
        try await TestGateway.with(Self.answering()) { gateway in
            for headers in Self.foreign + [[], [Self.cookie]] {
                let reply = try await gateway.request("POST", Self.undelete, headers: headers)
                #expect(reply.status == 202)
            }
        }
    }

    // MARK: Streams

    @Test func aStreamTakesTheCookie() async throws {
        let caller = ScriptedCaller(stream: { _ in
            let (responses, continuation) = ScriptedCaller.Responses.makeStream()
            continuation.yield(try Samples.event(.synced(.init()), revision: 7))
            return responses
        })
        try await TestGateway.with(caller) { gateway in
            let connection = try gateway.connect()
            // What Chromium's EventSource sends; a GET needs no proof of its page.
            try await connection.send(
                TestGateway.text(
                    "GET", "/api/watch", token: nil,
                    headers: ["Accept: text/event-stream", "Sec-Fetch-Site: same-origin", Self.cookie]))
            #expect(try await connection.head().status == 200)
            var events = EventReader(connection)
            #expect(try await events.event().name == "synced")
        }
        #expect(caller.calls.first?.metadata(CallMetadata.token) == "token-of-a-browser")
    }

    @Test func manyStreamsOfOneCookieLeaveRoomForRequests() async throws {
        let caller = ScriptedCaller(
            unary: Self.answer,
            stream: { call in
                let (responses, continuation) = ScriptedCaller.Responses.makeStream()
                let request = try DatabasesV1.WatchStatusRequest(decoding: call.request)
                if request.resume == nil { continuation.yield(try Samples.event(.synced(.init()), revision: 7)) }
                return responses
            })
        try await TestGateway.with(caller) { gateway in
            let text = TestGateway.text("GET", "/api/watch", token: nil, headers: [Self.cookie])
            var streams: [EventReader] = []
            for _ in 0..<32 {
                let connection = try gateway.connect()
                try await connection.send(text)
                #expect(try await connection.head().status == 200)
                streams.append(EventReader(connection))
            }
            for index in streams.indices { #expect(try await streams[index].event().name == "synced") }
            let reply = try await gateway.request("GET", "/api/session", token: nil, headers: [Self.cookie])
            #expect(reply.status == 200)
            for stream in streams { await stream.connection.close() }
        }
        // Beside them, one stream that they share is led by one after the other.
        let alone = try caller.calls.count { call in
            guard call.method.hasSuffix("/WatchStatus") else { return false }
            return try DatabasesV1.WatchStatusRequest(decoding: call.request).resume == nil
        }
        #expect(alone == 32)
    }
}
