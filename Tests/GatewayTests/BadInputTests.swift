import Messages
import Model
import Testing

@testable import Gateway

/// What callers get for what they should not have sent, over a real socket. Nothing of it reaches the daemon unless a
/// test says so, and the gateway serves on.
@Suite(.timeLimit(.minutes(1))) struct BadInputTests {
    private func problem(
        _ status: Int, _ reason: String, pointer: String? = nil,
        _ send: @Sendable (TestGateway) async throws -> HTTPConnection.Reply,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let reply = try await send(gateway)
            #expect(reply.status == status, sourceLocation: sourceLocation)
            #expect(reply.headers["content-type"] == "application/problem+json", sourceLocation: sourceLocation)
            #expect(try Samples.member(reply.body, "reason") == .string(reason), sourceLocation: sourceLocation)
            #expect(try Samples.member(reply.body, "status") == .integer(status), sourceLocation: sourceLocation)
            let requestID = try #require(reply.headers["request-id"], sourceLocation: sourceLocation)
            #expect(try Samples.member(reply.body, "requestId") == .string(requestID), sourceLocation: sourceLocation)
            if let pointer {
                #expect(
                    try Samples.member(reply.body, "errors", "0", "pointer") == .string(pointer),
                    sourceLocation: sourceLocation)
            }
            #expect(try await gateway.request("GET", "/livez").status == 200, sourceLocation: sourceLocation)
        }
        #expect(caller.calls.isEmpty, sourceLocation: sourceLocation)
    }

    @Test(
        arguments: [
            ("{", "MalformedJSON", nil), ("[]", "MalformedJSON", ""), ("\"x\"", "MalformedJSON", ""),
            ("name=reporting", "MalformedJSON", nil), (#"{"name":"a"} x"#, "MalformedJSON", nil),
            (#"{"name":"a","engine_version":"15"}"#, "UnknownField", "/engine_version"),
            (#"{"name":"a","engineVersion":15}"#, "InvalidType", "/engineVersion"),
            (#"{"name":"a","engineVersion":null}"#, "InvalidType", "/engineVersion"),
            (#"{"name":"a","engineVersion":""}"#, "InvalidText", "/engineVersion"),
            (#"{"name":["a"]}"#, "InvalidType", "/name"), ("{}", "MissingField", "/name"),
            (#"{"name":"a","name":"b"}"#, "DuplicateField", "/name"), (#"{"name":"a\u0000b"}"#, "InvalidText", "/name"),
        ] as [(String, String, String?)])
    func badBodies(body: String, reason: String, pointer: String?) async throws {
        try await problem(400, reason, pointer: pointer) { try await $0.request("POST", Samples.databases, body: body) }
    }

    @Test func aMissingBodyIsNoJSON() async throws {
        try await problem(400, "MalformedJSON") { try await $0.request("POST", Samples.databases) }
    }

    @Test(
        arguments: [
            ("POST", "/databases/x/rotate", "{}", "MissingField", "/mode"),
            ("POST", "/databases/x/rotate", #"{"mode":1}"#, "InvalidType", "/mode"),
            ("POST", "/databases/x/rotate", #"{"mode":"immediate","force":true}"#, "UnknownField", "/force"),
            ("PUT", "/variables/A", "{}", "MissingField", "/value"),
            ("PUT", "/variables/A", #"{"value":null}"#, "InvalidType", "/value"),
            ("PUT", "/variables/A", #"{"value":"a\u0000"}"#, "InvalidText", "/value"),
            ("PUT", "/variables/A", #"{"value":"a","name":"B"}"#, "UnknownField", "/name"),
            ("DELETE", "/variables/A", #"{"all":true}"#, "UnknownField", "/all"),
            ("POST", "/deployments", #"{"dryRun":true}"#, "UnknownField", "/dryRun"),
            ("POST", "/deployments", "[]", "MalformedJSON", ""),
        ])
    func everyRouteIsStrict(
        method: String, path: String, body: String, reason: String, pointer: String
    ) async throws {
        try await problem(400, reason, pointer: pointer) {
            try await $0.request(method, Samples.app + path, body: body)
        }
    }

    @Test(arguments: ["/databases/x/rotate", "/deployments"])
    func keysOfTheOtherPostsAreCheckedToo(path: String) async throws {
        try await problem(400, "InvalidIdempotencyKey") {
            try await $0.request("POST", Samples.app + path, headers: ["Idempotency-Key: é"], body: "{}")
        }
    }

    @Test func aVariableMayBeLargerThanOtherBodies() async throws {
        let padding = String(repeating: " ", count: 256 << 10)
        try await problem(400, "MissingField", pointer: "/value") {
            try await $0.request("PUT", Samples.app + "/variables/A", body: "{\(padding.dropLast(2))}")
        }
        try await problem(413, "BodyTooLarge") {
            try await $0.request("PUT", Samples.app + "/variables/A", body: "{\(padding)}")
        }
    }

    @Test func aBodyWhereNoneIsWantedIsRefused() async throws {
        try await problem(400, "UnknownField", pointer: "/deleteVolume") {
            try await $0.request(
                "DELETE", "\(Samples.databases)/\(Samples.id)", body: #"{"deleteVolume":true}"#)
        }
    }

    @Test(arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"])
    func otherTypesAreRefused(type: String?) async throws {
        try await problem(415, "UnsupportedMediaType") {
            try await $0.request("POST", Samples.databases, body: #"{"name":"a"}"#, type: type)
        }
    }

    @Test func aBodyThatIsDeclaredTooLargeIsRefusedUnread() async throws {
        try await problem(413, "BodyTooLarge") { gateway in
            let connection = try gateway.connect()
            let head = TestGateway.text(
                "POST", Samples.databases, token: "t",
                headers: ["Content-Type: application/json", "Content-Length: 65537"])
            return try await connection.request(head)
        }
    }

    @Test func aBodyThatGrowsTooLargeIsRefused() async throws {
        try await problem(413, "BodyTooLarge") { gateway in
            let connection = try gateway.connect()
            let head = TestGateway.text(
                "POST", Samples.databases, token: "t",
                headers: ["Content-Type: application/json", "Transfer-Encoding: chunked"])
            let chunk = "4000\r\n" + String(repeating: " ", count: 0x4000) + "\r\n"
            return try await connection.request(head + String(repeating: chunk, count: 5) + "0\r\n\r\n")
        }
    }

    @Test func theLargestBodyIsRead() async throws {
        let padding = String(repeating: " ", count: 65536 - 2)
        try await problem(400, "MissingField") {
            try await $0.request("POST", Samples.databases, body: "{\(padding)}")
        }
    }

    @Test func aBodyThatDoesNotArriveIsGivenUp() async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller, configuration: { $0.bodyTimeout = .milliseconds(50) }) { gateway in
            let connection = try gateway.connect()
            let head = TestGateway.text(
                "POST", Samples.databases, token: "t",
                headers: ["Content-Type: application/json", "Content-Length: 10"])
            let reply = try await connection.request(head + "{")
            #expect(reply.status == 408)
            #expect(reply.headers["connection"] == "close")
        }
    }

    @Test func aClientThatAsksFirstIsToldToGoOn() async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let connection = try gateway.connect()
            let headers = ["Content-Type: application/json", "Content-Length: 2", "Expect: 100-continue"]
            try await connection.send(TestGateway.text("POST", Samples.databases, token: "t", headers: headers))
            #expect(try await connection.head().status == 100)
            #expect(try await connection.request("{}").status == 400)
            try await connection.send(TestGateway.text("POST", Samples.databases, token: nil, headers: headers))
            #expect(try await connection.head().status == 401)
        }
    }

    @Test(arguments: [nil, "", "a b"]) func withoutATokenNothingIsAnswered(token: String?) async throws {
        for path in [
            Samples.databases, "/api/watch", "\(Samples.databases)/\(Samples.id)/watch", "/api/session",
            "/api/orgs/acme/apps", Samples.app + "/variables",
        ] {
            try await problem(401, "Unauthenticated") { gateway in
                let reply = try await gateway.request("GET", path, token: token)
                #expect(reply.headers["www-authenticate"] == "Bearer realm=\"paas\"")
                return reply
            }
        }
    }

    @Test func aTokenInTheURLIsNotRead() async throws {
        try await problem(401, "Unauthenticated") {
            try await $0.request("GET", Samples.databases + "?access_token=abc", token: nil)
        }
        try await problem(400, "UnknownParameter", pointer: "?access_token") {
            try await $0.request("GET", Samples.databases + "?access_token=abc")
        }
    }

    @Test func unknownPathsAndMethodsAreProblems() async throws {
        try await problem(404, "UnknownPath") { try await $0.request("GET", "/api/nothing") }
        try await problem(400, "MalformedTarget") { try await $0.request("GET", "/api/%zz") }
        try await problem(405, "MethodNotAllowed") { gateway in
            let reply = try await gateway.request("PUT", Samples.databases)
            #expect(reply.headers["allow"] == "GET, HEAD, POST")
            return reply
        }
    }

    @Test func aConnectionServesOnAfterAProblem() async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let connection = try gateway.connect()
            let refused = TestGateway.text("POST", Samples.databases, token: nil, body: #"{"name":"a"}"#)
            let live = TestGateway.text("GET", "/livez", token: nil)
            let first = try await connection.request(refused)
            #expect(first.status == 401)
            // Two at once: the answers keep the order.
            let second = try await connection.request(live + refused)
            #expect(second.status == 200)
            #expect(try await connection.reply().status == 401)
        }
    }

    @Test func aKeyThatCannotBePassedOnIsRefused() async throws {
        try await problem(400, "InvalidIdempotencyKey") {
            try await $0.request(
                "POST", Samples.databases, headers: ["Idempotency-Key: a b"], body: #"{"name":"a"}"#)
        }
    }

    @Test func whatIsNoHTTPIsAnsweredToo() async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let connection = try gateway.connect()
            #expect(try await connection.request("NONSENSE\r\n\r\n").status == 400)
            #expect(try await gateway.request("GET", "/livez").status == 200)
        }
    }

    @Test func theDaemonsFaultsBecomeProblems() async throws {
        let fault = Fault(
            .invalidArgument, reason: "UnknownVersion", "engineVersion: must be one of those installed: 15, 16",
            violations: [FieldViolation(field: "engineVersion", "must be one of those installed: 15, 16")],
            nextSteps: ["Leave it out for 16."])
        try await TestGateway.with(ScriptedCaller(unary: { _ in throw fault })) { gateway in
            let reply = try await gateway.request(
                "POST", Samples.databases, body: #"{"name":"a","engineVersion":"9"}"#)
            #expect(reply.status == 400)
            #expect(try Samples.member(reply.body, "reason") == .string("UnknownVersion"))
            #expect(try Samples.member(reply.body, "errors", "0", "pointer") == .string("/engineVersion"))
            #expect(try Samples.member(reply.body, "nextSteps", "0") == .string("Leave it out for 16."))
        }
    }

    @Test(arguments: [
        (FaultCode.unauthenticated, 401, "www-authenticate", "Bearer realm=\"paas\", error=\"invalid_token\""),
        (.unavailable, 503, "retry-after", "1"), (.aborted, 409, "retry-after", "1"),
    ])
    func someStatusesNeedAHeader(code: FaultCode, status: Int, header: String, value: String) async throws {
        let caller = ScriptedCaller(unary: { _ in throw Fault(code, reason: "Some", "thing") })
        try await TestGateway.with(caller) { gateway in
            let reply = try await gateway.request("GET", "\(Samples.databases)/\(Samples.id)")
            #expect(reply.status == status)
            #expect(reply.headers[header] == value)
        }
    }

    @Test func whatNobodyForesawStaysInTheLog() async throws {
        struct Odd: Error { let secret = "s3cret" }
        try await TestGateway.with(ScriptedCaller(unary: { _ in throw Odd() })) { gateway in
            let reply = try await gateway.request("GET", Samples.databases)
            #expect(reply.status == 500)
            #expect(!reply.body.contains("s3cret"))
        }
    }

    @Test func aZeroByteInThePathIsRefused() async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let reply = try await gateway.request("GET", "/api/orgs/a%00b/apps/web/databases")
            #expect(reply.status == 400)
            #expect(try Samples.member(reply.body, "reason") == .string("InvalidText"))
            #expect(reply.body.contains(#""pointer":"{org}""#))
        }
    }
}
