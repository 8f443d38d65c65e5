import DockerAPI
import Foundation
import Logging
import Support
import Testing

/// Engines that aren't there, and what is said to those that are.
@Suite(.timeLimit(.minutes(1))) struct SocketTests {
    static func client(_ path: String) -> DockerClient {
        DockerClient(
            socketPath: path, timeout: .seconds(20), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func aMissingSocketIsNamed() async throws {
        let path = "/tmp/none-\(UInt64.random(in: 0...UInt64.max))/docker.sock"
        let client = Self.client(path)
        let calls: [@Sendable () async throws -> Void] = [
            { _ = try await client.ping() }, { _ = try await client.container("x") },
            { _ = try await client.events() }, { _ = try await client.exec("x", command: ["y"]) },
            { try await client.pull("postgres:16-alpine") },
        ]
        for call in calls {
            let fault = await #expect(throws: DockerFault.self) { try await call() }
            #expect(fault == DockerFault(.unreachable, "there is no socket \(path): no engine runs there"))
        }
        try await client.shutdown()
    }

    @Test func aSocketThatNobodyListensOnIsNamed() async throws {
        let path = try await ScriptedEngine.with({ _, _ in }, { _, engine in engine.socketPath })
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try #require(bindAndClose(path))
        let client = Self.client(path)
        let fault = await #expect(throws: DockerFault.self) { try await client.ping() }
        #expect(fault == DockerFault(.unreachable, "nobody answers at \(path): the engine is down"))
        try await client.shutdown()
        try FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
    }

    @Test func aPathThatIsTooLongIsNamed() async throws {
        let client = Self.client("/" + String(repeating: "x", count: 200))
        let fault = await #expect(throws: DockerFault.self) { try await client.ping() }
        #expect(fault?.kind == .unreachable)
        #expect(fault?.message.contains("too long") == true)
        try await client.shutdown()
    }

    @Test func aClientThatIsNotShutDownDoesNoHarm() async throws {
        _ = Self.client("/tmp/none")
        let client = Self.client("/tmp/none")
        try await client.shutdown()
        try await client.shutdown()
        let fault = await #expect(throws: DockerFault.self) { try await client.ping() }
        #expect(fault?.kind == .unreachable)
    }

    @Test func theVersionIsSettledOnceAndSpokenFromThenOn() async throws {
        let version = #"{"Version":"29.0","ApiVersion":"1.52","MinAPIVersion":"1.44"}"#
        try await ScriptedEngine.with(version: version) { _, connection in
            connection.answer(200, "[]")
        } _: { client, engine in
            _ = try await client.networks()
            let engineVersion = try await client.ping()
            #expect(engineVersion == DockerVersion(version: "29.0", apiVersion: "1.44"))
            _ = try await client.networks(labels: ["a": "b"])
            #expect(
                engine.requests.all.map(\.target) == [
                    "/v1.44/networks", "/v1.44/networks?filters=%7B%22label%22%3A%5B%22a%3Db%22%5D%7D",
                ])
            #expect(engine.requests.all.allSatisfy { $0.headers["host"] == "docker" })
        }
    }

    @Test func anEngineThatComesUpWithOtherVersionsIsAskedAgain() async throws {
        let versions = Recorder<Void>()
        try await ScriptedEngine.with(version: nil) { request, connection in
            if request.target == "/version" {
                versions.append(())
                let newer = #"{"Version":"29","ApiVersion":"1.52","MinAPIVersion":"1.44"}"#
                connection.answer(200, versions.all.count == 1 ? ScriptedEngine.version : newer)
            } else if request.target.hasPrefix("/v1.41/"), versions.all.count == 1, request.target.hasSuffix("v2") {
                connection.answer(400, #"{"message":"client version 1.41 is too old."}"#)
            } else {
                connection.answer(200, #"{"Name":"v"}"#)
            }
        } _: { client, engine in
            _ = try await client.volume("v1")
            let volume = try await client.volume("v2")
            #expect(volume?.name == "v")
            #expect(
                engine.requests.all.map(\.target).filter { $0 != "/version" } == [
                    "/v1.41/volumes/v1", "/v1.41/volumes/v2", "/v1.44/volumes/v2",
                ])
        }
    }

    @Test func credentialsGoInAHeader() async throws {
        let auth = RegistryAuth(username: "u", password: "p", serverAddress: "r.example")
        try await ScriptedEngine.with { _, connection in
            connection.beginChunks()
            connection.chunk(#"{"status":"Downloading","progressDetail":{"current":1,"total":4},"id":"a"}"# + "\r\n")
            connection.chunk(#"{"status":"Pull complete","id":"a"}"#)
            connection.chunk("")
        } _: { client, engine in
            let heard = Recorder<DockerPullProgress>()
            try await client.pull("r.example/postgres:16@sha256:abc", auth: auth) { heard.append($0) }
            #expect(heard.all.last == DockerPullProgress(done: 4, total: 4))
            let request = try #require(engine.requests.all.first)
            #expect(request.target == "/v1.41/images/create?fromImage=r.example%2Fpostgres&tag=sha256%3Aabc")
            #expect(request.headers["x-registry-auth"] != nil)
            try await client.pull("postgres")
            #expect(engine.requests.all.last?.target == "/v1.41/images/create?fromImage=postgres&tag=latest")
            #expect(engine.requests.all.last?.headers["x-registry-auth"] == nil)
        }
    }

    /// A socket's file without a listener.
    private func bindAndClose(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix(107)) }
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }
}
