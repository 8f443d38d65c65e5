import Messages
import Model
import Testing

@testable import Gateway

/// Requests that two programs may read differently, byte by byte over a real socket: each is refused and its connection
/// closed, so that nothing behind it is taken for another request.
@Suite(.timeLimit(.minutes(2))) struct RawRequestTests {
    private static let post =
        "POST \(Samples.databases) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer t\r\n"
        + "Content-Type: application/json\r\n"
    /// What a smuggler wants to be taken for a request.
    private static let hidden = "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n"

    /// Sends bytes and expects one 400, the end of the connection, and that the daemon hears of nothing.
    private func refused(
        _ bytes: String, then more: String = hidden, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let connection = try gateway.connect()
            // The rest may find the connection closed.
            try await connection.send(bytes)
            try? await connection.send(more)
            let reply = try await connection.reply()
            #expect(reply.status == 400, "\(bytes.debugDescription)", sourceLocation: sourceLocation)
            #expect(reply.headers["connection"] == "close", sourceLocation: sourceLocation)
            Self.expectCommonHeaders(reply.headers, sourceLocation)
            await #expect(throws: HTTPConnection.Closed.self, sourceLocation: sourceLocation) {
                _ = try await connection.reply()
            }
            await connection.close()
            #expect(try await gateway.request("GET", "/livez").status == 200, sourceLocation: sourceLocation)
        }
        #expect(caller.calls.isEmpty, "\(bytes.debugDescription)", sourceLocation: sourceLocation)
    }

    private static func expectCommonHeaders(_ headers: [String: String], _ sourceLocation: SourceLocation) {
        for (name, value) in CommonHeaders.security {
            #expect(headers[name.lowercased()] == value, "\(name)", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: [
        "Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5, 5",
        "Content-Length: +5", "Content-Length: -5", "Content-Length: 0x5", "Content-Length: 5 5", "Content-Length: 5;",
        "Content-Length:", "Content-Length: 99999999999999999999", "Content-Length : 5", "Content-Length\t: 5",
        "Content-Length: 5\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "content-length: 5\r\nTRANSFER-ENCODING: chunked",
    ])
    func lengthsThatAreUnclear(lines: String) async throws {
        try await refused("\(Self.post)\(lines)\r\n\r\n0\r\n\r\n")
    }

    @Test(arguments: [
        "identity", "gzip, chunked", "chunked, identity", "chunked, chunked", "xchunked", "chunkedx", "chunked;q=1",
        "\u{B}chunked", "chunked\u{B}", "\"chunked\"", ",chunked", "chunked,", "chunked\r\nTransfer-Encoding: identity",
        "chunked\r\nTransfer-Encoding: chunked", "",
    ])
    func codingsThatAreUnclear(coding: String) async throws {
        try await refused("\(Self.post)Transfer-Encoding: \(coding)\r\n\r\n0\r\n\r\n")
    }

    @Test(arguments: [
        "Transfer-Encoding : chunked", "Transfer-Encoding\t: chunked", " Transfer-Encoding: chunked",
        "X: a\r\n Transfer-Encoding: chunked", "X: a\r\n\tb", "X: a\rTransfer-Encoding: chunked", "X: a\u{0}b",
        "X: a\rb",
        "X\u{0}: a", "X\r: a", ": a", "X", "X Y: a", "X\u{B}: a", "X: a\u{1}", "X: a\u{7F}",
    ])
    func linesThatAreUnclear(line: String) async throws {
        try await refused("GET /livez HTTP/1.1\r\nHost: localhost\r\n\(line)\r\n\r\n")
    }

    @Test(arguments: [
        "GET /livez HTTP/1.1\nHost: localhost\n\n", "GET /livez HTTP/1.1\r\nHost: localhost\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: localhost\r\n\n", "GET /livez HTTP/1.1\rHost: localhost\r\r",
        "GET /livez HTTP/1.1\r\nHost: localhost\r\r\n",
    ])
    func endsOfLinesThatAreUnclear(text: String) async throws { try await refused(text) }

    @Test(arguments: [
        "GET /livez HTTP/1.1\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: a b\r\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: a/b\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: a@b\r\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: a?b\r\n\r\n", "GET /livez HTTP/1.1\r\nHost: ä\r\n\r\n",
        "GET /livez HTTP/2.0\r\nHost: a\r\n\r\n", "GET /livez HTTP/1.2\r\nHost: a\r\n\r\n",
        "GET /livez HTTP/0.9\r\nHost: a\r\n\r\n", "GET /livez HTTP/11\r\nHost: a\r\n\r\n", "GET /livez\r\n\r\n",
        "GET\t/livez\tHTTP/1.1\r\nHost: a\r\n\r\n", "GET /li vez HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /li\u{0}vez HTTP/1.1\r\nHost: a\r\n\r\n", "get /livez HTTP/1.1\r\nHost: a\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\r\n\r\n",
    ])
    func firstLinesAndHostsThatAreUnclear(text: String) async throws { try await refused(text) }

    @Test(arguments: [
        "FFFFFFFFFFFFFFFFF\r\n{}", "10000000000000000\r\n{}", "-1\r\n{}", "+2\r\n{}", "0x2\r\n{}",
        " 2\r\n{}\r\n0\r\n\r\n",
        "2 \r\n{}\r\n0\r\n\r\n", "2\n{}\r\n0\r\n\r\n", "2\r\n{}\n0\r\n\r\n", "2\r\n{}x\r\n0\r\n\r\n", "\r\n{}",
        "g\r\n{}",
        "2;a\u{0}\r\n{}\r\n0\r\n\r\n", "2;a\nb\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n0\r\nX : a\r\n\r\n",
        "2\r\n{}\r\n0\r\n X: a\r\n\r\n", "2\r\n{}\r\n0\r\nContent-Length: 2\r\n\r\n",
    ])
    func chunksThatAreUnclear(body: String) async throws {
        try await refused("\(Self.post)Transfer-Encoding: chunked\r\n\r\n\(body)")
    }

    @Test func tooManyOrTooLongLinesAreRefused() async throws {
        try await refused(
            "GET /livez HTTP/1.1\r\nHost: a\r\n" + (0..<101).map { "X-\($0): a\r\n" }.joined() + "\r\n")
        try await refused("GET /livez HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 17 << 10))\r\n\r\n")
        let lines = (0..<3).map { "X-\($0): \(String(repeating: "a", count: 12 << 10))\r\n" }.joined()
        try await refused("GET /livez HTTP/1.1\r\nHost: a\r\n\(lines)\r\n")
    }

    /// Targets that only proxies understand get an answer that every other request gets too.
    @Test(arguments: [
        ("GET http://localhost/livez", 400), ("GET https://elsewhere.example/livez", 400), ("GET livez", 400),
        ("CONNECT localhost:80", 400), ("OPTIONS *", 400), ("TRACE /livez", 405),
        ("GET //elsewhere.example/livez", 404),
    ])
    func otherTargets(line: String, status: Int) async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let reply = try await gateway.connect().request("\(line) HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(reply.status == status)
            Self.expectCommonHeaders(reply.headers, #_sourceLocation)
        }
    }

    /// What stands behind the last chunk is part of the body, whatever it looks like.
    @Test func trailersChangeNothing() async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller) { gateway in
            let connection = try gateway.connect()
            let body = "2\r\n{}\r\n0\r\nX-Length: 50\r\nAuthorization: Bearer other\r\n\r\n"
            let first = try await connection.request(
                "\(Self.post)Transfer-Encoding: chunked\r\n\r\n\(body)\(Self.hidden)")
            #expect(first.status == 400)
            #expect(try Samples.member(first.body, "reason") == .string("MissingField"))
            #expect(try await connection.reply().status == 200)
        }
        #expect(caller.calls.isEmpty)
    }

    @Test func everyAnswerHasTheCommonHeaders() async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            for (method, path) in [
                ("GET", "/livez"), ("GET", "/nowhere"), ("PUT", "/livez"), ("GET", "/api/orgs"), ("GET", "/readyz"),
                ("HEAD", "/livez"), ("DELETE", "/api/session"), ("GET", "/api/watch"), ("GET", "/"),
            ] {
                let reply = try await gateway.request(method, path)
                Self.expectCommonHeaders(reply.headers, #_sourceLocation)
                #expect(reply.headers["strict-transport-security"] == nil)
            }
        }
        let url = PublicURL("https://db.example")
        try await TestGateway.with(ScriptedCaller(), configuration: { $0.publicURL = url }) { gateway in
            let reply = try await gateway.request("GET", "/livez")
            #expect(reply.headers["strict-transport-security"] == "max-age=31536000")
        }
    }
}
