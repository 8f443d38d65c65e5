import Foundation
import Messages
import Model
import Testing

@testable import Gateway

/// The dashboard's files: read from a folder, served over a real socket.
@Suite(.timeLimit(.minutes(1))) struct DashboardTests {
    private static let files: [String: [UInt8]] = [
        "index.html": Array("<!doctype html>".utf8), "assets/main.js": Array("export {};".utf8),
        "assets/core/a b.css": Array("p {}".utf8), "assets/icon.svg": Array("<svg/>".utf8),
        "assets/notes.md": Array("no".utf8),
    ]

    private func with(_ body: @Sendable (TestGateway) async throws -> Void) async throws {
        let caller = ScriptedCaller()
        try await TestGateway.with(caller, configuration: { $0.dashboard = Dashboard(Self.files) }, body)
        #expect(caller.calls.isEmpty)
    }

    @Test(arguments: [
        ("/", "text/html; charset=utf-8", "<!doctype html>"),
        ("/?from=mail", "text/html; charset=utf-8", "<!doctype html>"),
        ("/assets/main.js", "text/javascript; charset=utf-8", "export {};"),
        ("/assets/core/a%20b.css", "text/css; charset=utf-8", "p {}"), ("/assets/icon.svg", "image/svg+xml", "<svg/>"),
    ])
    func filesAreServedToAnybody(path: String, type: String, body: String) async throws {
        try await with { gateway in
            let reply = try await gateway.request("GET", path, token: nil)
            #expect(reply.status == 200)
            #expect(reply.body == body)
            let tag = try #require(reply.headers["etag"])
            for (name, value) in [
                "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff",
                "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin",
                "cross-origin-resource-policy": "same-origin",
                "content-security-policy":
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            ] {
                #expect(reply.headers[name] == value)
            }
            let head = try await gateway.request("HEAD", path, token: nil)
            #expect(head.status == 200)
            #expect(head.headers["etag"] == tag)
            #expect(head.headers["content-length"] == String(body.utf8.count))
        }
    }

    @Test func aVersionThatTheBrowserHasIsNotSentAgain() async throws {
        try await with { gateway in
            let connection = try gateway.connect()
            let first = try await connection.request(TestGateway.text("GET", "/", token: nil))
            let tag = try #require(first.headers["etag"])
            for method in ["GET", "HEAD"] {
                let again = try await connection.request(
                    TestGateway.text(method, "/", token: nil, headers: ["If-None-Match: \(tag)"]))
                #expect(again.status == 304)
                #expect(again.headers["etag"] == tag)
                #expect(again.headers["cache-control"] == "no-cache")
                #expect(again.headers["content-length"] == nil)
                #expect(again.headers["transfer-encoding"] == nil)
            }
            let changed = try await connection.request(
                TestGateway.text("GET", "/", token: nil, headers: ["If-None-Match: \"1-2\""]))
            #expect(changed.status == 200)
        }
    }

    @Test(arguments: [
        "/assets/notes.md", "/assets/index.html", "/assets/../index.html", "/assets/..%2Findex.html", "/assets/%2e%2e/",
        "/assets//main.js", "/assets/main.js%00", "/assets/MAIN.js", "/assets/core", "/assets/core/",
        "/assets/../../../../etc/passwd", "/assets/..%2F..%2F..%2Fetc/passwd", "/assets/%2Fetc%2Fpasswd",
    ])
    func onlyWhatWasReadIsServed(path: String) async throws {
        try await with { gateway in
            let reply = try await gateway.request("GET", path, token: nil)
            #expect(reply.status == 404)
            #expect(try Samples.member(reply.body, "reason") == .string("UnknownPath"))
        }
    }

    @Test(arguments: ["/", "/assets/main.js"]) func withoutTheFilesTheAPIServesOn(path: String) async throws {
        try await TestGateway.with(ScriptedCaller()) { gateway in
            let reply = try await gateway.request("GET", path, token: nil)
            #expect(reply.status == 404)
            #expect(reply.headers["content-type"] == "application/problem+json")
            #expect(try Samples.member(reply.body, "reason") == .string("NoDashboard"))
            #expect(try await gateway.request("GET", "/livez").status == 200)
        }
    }

    @Test(arguments: [
        (nil, false), ("", false), ("\"a\"", true), ("W/\"a\"", true), ("\"b\", \"a\"", true),
        ("\"b\",W/\"a\" ,", true),
        ("*", true), ("a", false), ("\"A\"", false), ("\"b\"", false),
    ])
    func tagsAreCompared(header: String?, isNamed: Bool) {
        #expect(EntityTag.isNamed("\"a\"", by: header) == isNamed)
    }

    @Test func aTagBelongsToTheBytes() {
        #expect(EntityTag.of([]) == "\"0-cbf29ce484222325\"")
        // The specification's vector for FNV-1a in 64 bits.
        #expect(EntityTag.of(Array("foobar".utf8)) == "\"6-85944171f73967e8\"")
    }

    // MARK: Folders

    private func folder(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "dashboard-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for (path, bytes) in files {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        try body(root.path)
    }

    @Test func aFolderIsReadOnce() throws {
        let more: [String: [UInt8]] = [
            "assets/.hidden.js": [1], "assets/.git/x.js": [1], "other/x.js": [1], "x.js": [1],
        ]
        try folder(Self.files.merging(more) { $1 }) { path in
            let dashboard = try Dashboard(folder: path)
            #expect(Set(dashboard.files.keys) == ["", "main.js", "core/a b.css", "icon.svg"])
            #expect(dashboard.files[""]?.bytes == Self.files["index.html"])
            #expect(dashboard.leftOut == ["assets/notes.md"])
        }
        try folder(["index.html": []]) { path in
            let dashboard = try Dashboard(folder: path)
            #expect(dashboard.count == 1)
        }
    }

    @Test func aFolderWithoutItsPageIsRefused() throws {
        try folder(["assets/main.js": []]) { path in
            let fault = #expect(throws: Fault.self) { try Dashboard(folder: path) }
            #expect(fault?.reason == "DashboardUnreadable")
            #expect(fault?.message.contains("\(path)/index.html") == true)
        }
    }

    @Test func aFolderHasABound() throws {
        let large = [UInt8](repeating: 0x20, count: Dashboard.mostBytes / 2)
        try folder(["index.html": [], "assets/a.js": large, "assets/b.js": large]) { path in
            let dashboard = try Dashboard(folder: path)
            #expect(dashboard.count == 3)
        }
        try folder(["index.html": [1], "assets/a.js": large, "assets/b.js": large]) { path in
            #expect(throws: Fault.self) { try Dashboard(folder: path) }
        }
        let many = (0..<Dashboard.mostFiles).map { ("assets/\($0).js", [] as [UInt8]) }
        try folder(Dictionary(uniqueKeysWithValues: many + [("index.html", [])])) { path in
            #expect(throws: Fault.self) { try Dashboard(folder: path) }
        }
    }
}
