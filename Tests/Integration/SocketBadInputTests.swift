import Foundation
import Glibc
import Messages
import Model
import PaasClient
import Testing
import Wire

/// Bad input over the daemon's own socket gets the documented error, and the daemon serves on.
@Suite struct SocketBadInputTests {
    /// A request, what is wrong with it, and what the fault must say.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var token: String? = "owner"
        var request: DatabasesV1.CreateDatabaseRequest
        let code: FaultCode
        let reason: String
        var field: String?
    }

    static let cases: [Case] = [
        Case(
            testDescription: "wrong name", request: .init(org: "acme", app: "web", name: "a--b", engineVersion: "15"),
            code: .invalidArgument, reason: "InvalidName", field: "name"),
        Case(
            testDescription: "unknown version", request: .init(org: "acme", app: "web", name: "x", engineVersion: "9"),
            code: .invalidArgument, reason: "UnknownVersion", field: "engineVersion"),
        Case(
            testDescription: "unknown organisation",
            request: .init(org: "other", app: "web", name: "x", engineVersion: "15"), code: .notFound,
            reason: "NotFound"),
        Case(
            testDescription: "missing token", token: nil,
            request: .init(org: "acme", app: "web", name: "x", engineVersion: "15"), code: .unauthenticated,
            reason: "Unauthenticated"),
        Case(
            testDescription: "foreign token", token: "foreign",
            request: .init(org: "acme", app: "web", name: "x", engineVersion: "15"), code: .unauthenticated,
            reason: "Unauthenticated"),
        Case(
            testDescription: "role too low", token: "viewer",
            request: .init(org: "acme", app: "web", name: "x", engineVersion: "15"), code: .permissionDenied,
            reason: "PermissionDenied"),
        Case(
            testDescription: "message too large",
            request: .init(
                org: "acme", app: "web", name: "x", engineVersion: "15",
                description: String(repeating: "x", count: 5 << 20)), code: .resourceExhausted,
            reason: "MessageTooLarge"),
    ]

    @Test func eachGetsTheDocumentedFaultAndTheDaemonServesOn() async throws {
        try await Installation.with { installation in
            for bad in Self.cases {
                let token =
                    try bad.token.map {
                        $0 == "foreign"
                            ? Secret("paas_" + String(repeating: "0", count: 43)) : Secret(try installation.token($0))
                    }
                let fault = try await SocketClient.with(
                    socketPath: "\(installation.home)/run/paasd.sock", token: token, agent: "tests"
                ) { client in
                    await #expect(throws: Fault.self) { try await client.databases.createDatabase(bad.request) }
                }
                #expect(
                    fault?.code == bad.code && fault?.reason == bad.reason, "\(bad.testDescription): \(fault as Any)")
                if let field = bad.field { #expect(fault?.violations.map(\.field) == [field]) }
                if bad.reason == "UnknownVersion" { #expect(fault?.description.contains("15") == true) }
            }
            try await Self.servesOn(installation)
        }
    }

    static let garbage: [(String, [UInt8])] = [
        ("another protocol", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
        ("giant length", Preface.bytes + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 1, 0, 0, 0]),
        ("truncated header", Preface.bytes + [0, 0, 0]),
        ("truncated frame", Preface.bytes + [0, 0, 0, 200, 0, 0, 0, 0, 1, 0, 0, 200, 1, 2, 3]),
        ("metadata longer than the frame", Preface.bytes + [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0xFF, 0xFF, 0]),
        ("nothing at all", []),
    ]

    @Test func garbageHurtsNobodyElse() async throws {
        try await Installation.with { installation in
            let daemon = installation.processID(of: "paasd")
            for (what, bytes) in Self.garbage {
                let descriptor = try Self.connect("\(installation.home)/run/paasd.sock")
                defer { close(descriptor) }
                try #require(send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count, "\(what)")
                Glibc.shutdown(descriptor, Int32(SHUT_WR))
                // The daemon ends the connection by itself, with a GOAWAY that says why or without.
                var answer = [UInt8](repeating: 0, count: 4096)
                while recv(descriptor, &answer, answer.count, 0) > 0 {}
                try await Self.servesOn(installation)
            }
            #expect(installation.processID(of: "paasd") == daemon, "it has not been started again")
        }
    }

    private static func servesOn(_ installation: Installation) async throws {
        let token = Secret(try installation.token("viewer"))
        try await SocketClient.with(
            socketPath: "\(installation.home)/run/paasd.sock", token: token, agent: "tests"
        ) { client in
            let list = try await client.databases.listDatabases(.init(org: "acme", app: "web"))
            #expect(list.databases.isEmpty)
        }
    }

    private static func connect(_ path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(status == 0, "\(path): \(String(cString: strerror(errno)))")
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
    }
}
