import DockerAPI
import Foundation
import Glibc
import Logging
import Support

/// A server on a Unix socket that answers as a test says.
final class ScriptedEngine: Sendable {
    typealias Script = @Sendable (ScriptedConnection.Request, ScriptedConnection) -> Void

    static let version = #"{"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12"}"#

    let socketPath: String
    /// All requests but those for the version.
    let requests = Recorder<ScriptedConnection.Request>()
    private let directory: String
    private let listener: Int32

    /// Listens; each request goes to the script, one for the version only if there is none to give.
    private init(version: String?, _ script: @escaping Script) throws {
        directory = try TemporaryDirectory.make(prefix: "api-")
        socketPath = directory + "/Socket with %2F ü.sock"
        listener = try Self.listen(at: socketPath)
        let (listener, requests) = (listener, requests)
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else {
                    // Here and not in `stop`: a closed descriptor's number may be another test's by now.
                    close(listener)
                    return
                }
                Thread.detachNewThread {
                    let connection = ScriptedConnection(descriptor: descriptor)
                    while let request = connection.receive() {
                        if let version, request.target == "/version" {
                            connection.answer(200, version)
                        } else {
                            requests.append(request)
                            script(request, connection)
                        }
                    }
                    close(descriptor)
                }
            }
        }
    }

    private static func listen(at path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8).prefix(107)) }
        let isListening = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                    && Glibc.listen(descriptor, 16) == 0
            }
        }
        guard isListening else { throw SupportFault("no socket at \(path)") }
        return descriptor
    }

    private func stop() throws {
        shutdown(listener, Int32(SHUT_RDWR))
        try FileManager.default.removeItem(atPath: directory)
    }

    /// Runs the body beside such an engine.
    nonisolated(nonsending) static func with<Value>(
        version: String? = ScriptedEngine.version, timeout: Duration = .seconds(20), _ script: @escaping Script,
        _ body: (DockerClient, ScriptedEngine) async throws -> Value
    ) async throws -> Value {
        let engine = try ScriptedEngine(version: version, script)
        let client = DockerClient(
            socketPath: engine.socketPath, timeout: timeout,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let result: Result<Value, any Error>
        do { result = .success(try await body(client, engine)) } catch { result = .failure(error) }
        try await client.shutdown()
        try engine.stop()
        return try result.get()
    }

    /// The fault of a call that is answered as the script says.
    nonisolated(nonsending) static func fault(
        timeout: Duration = .seconds(20), _ script: @escaping Script, during call: (DockerClient) async throws -> Void
    ) async throws -> DockerFault? {
        try await with(timeout: timeout, script) { client, _ in
            do { try await call(client) } catch let fault as DockerFault { return fault }
            return nil
        }
    }
}
