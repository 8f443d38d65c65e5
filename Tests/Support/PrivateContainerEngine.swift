import EventLoop
import Glibc

/// A container engine of one test's own, which it may stop, kill and freeze, with the same images as the shared one.
public struct PrivateContainerEngine: Sendable {
    /// The engine as other tests see the shared one.
    public let engine: ContainerEngine
    private let directory: String

    /// Starts an engine, runs the body, and removes the engine with all that is in it, whatever happens.
    public nonisolated(nonsending) static func with<Value>(
        _ body: (PrivateContainerEngine) async throws -> Value
    ) async throws -> Value {
        // Below the shared engine's directory: what a killed test process leaves behind is removed with that.
        let shared = try ContainerEngine.required().socketPath
        let parent = shared[..<(shared.lastIndex(of: "/") ?? shared.startIndex)] + "/private"
        mkdir(String(parent), 0o755)
        let directory = "\(parent)/\(String(UInt32.random(in: 0...UInt32.max), radix: 16))"
        guard mkdir(directory, 0o755) == 0 else { throw SystemFault(call: "mkdir") }
        let result: Result<Value, any Error>
        do {
            let variables = try await script("engine.sh", "start", in: directory)
            _ = try await script("images.sh", in: directory)
            let engine = PrivateContainerEngine(engine: try read(variables), directory: directory)
            result = .success(try await body(engine))
        } catch {
            result = .failure(error)
        }
        _ = try await script("engine.sh", "remove", in: directory)
        return try result.get()
    }

    /// Kills dockerd alone, as in a crash: its containers go on for the time being.
    public func kill() async throws { _ = try await Self.script("engine.sh", "kill", in: directory) }

    /// Ends the containers and dockerd in order.
    public func stop() async throws { _ = try await Self.script("engine.sh", "stop", in: directory) }

    /// Starts dockerd again and waits until it answers.
    public func start() async throws { _ = try await Self.script("engine.sh", "start", in: directory) }

    /// Lets dockerd stand still: its socket takes connections, and nobody answers.
    public func freeze() throws { try send(SIGSTOP) }

    /// Lets a frozen dockerd go on.
    public func thaw() throws { try send(SIGCONT) }

    private func send(_ signal: Int32) throws {
        let text = try TextFile.read("\(directory)/dockerd.pid")
        guard let pid = pid_t(text.split(separator: "\n").first ?? ""), Glibc.kill(pid, signal) == 0 else {
            throw SupportFault("dockerd can't be sent signal \(signal): its process id is «\(text)»")
        }
    }

    private static func read(_ variables: String) throws -> ContainerEngine {
        var values: [Substring: Substring] = [:]
        for line in variables.split(separator: "\n") {
            guard let sign = line.firstIndex(of: "=") else { continue }
            values[line[..<sign]] = line[line.index(after: sign)...]
        }
        guard let socket = values["PAAS_TEST_DOCKER"], let namespace = values["PAAS_TEST_DOCKER_NETNS"] else {
            throw SupportFault("engine.sh printed «\(variables)»")
        }
        return ContainerEngine(
            socketPath: String(socket), namespace: NetworkNamespace(path: String(namespace)))
    }

    /// Runs one of the scripts for a directory; what it printed.
    private static func script(_ name: String, _ arguments: String..., in directory: String) async throws -> String {
        try await Tool(path: "\(try scripts())/\(name)").run(arguments + [directory])
    }

    /// Tests/Containers of this checkout; the sources may be reached through links.
    private static func scripts() throws -> String {
        let file = #filePath
        guard let support = realpath(String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]), nil) else {
            throw SystemFault(call: "realpath")
        }
        defer { free(support) }
        return String(cString: support) + "/../Containers"
    }
}
