import FoundationEssentials

/// A private registry of images with one account, where only one engine reaches it: on that engine's 127.0.0.1, which
/// engines trust without TLS.
public struct DockerRegistry: Sendable {
    /// How it is named in front of images.
    public static let address = "127.0.0.1:5000"
    /// The name of its only account.
    public static let user = "keeper"

    /// The account's password.
    public let password = "canary-\(UInt64.random(in: 0...UInt64.max))"
    /// A `config.json`; not there until `write` makes it.
    public var configurationPath: String { "\(directory)/engine.json" }

    private let directory: String
    private let engine: ContainerEngine
    private let docker: Tool

    /// Whether there can be one.
    public static let isInstalled = ["docker-registry", "htpasswd", "docker"].allSatisfy { Tool($0) != nil }

    /// Why there can't.
    public static let reason =
        "docker-registry, htpasswd (apache2-utils) and docker are not all installed; `PAAS_TEST_INSTALL=1 make test` "
        + "installs them as root"

    /// Starts a registry, runs the body, and ends the registry, whatever happens.
    public static func with<Value>(
        on engine: ContainerEngine, _ body: (DockerRegistry) async throws -> Value
    ) async throws -> Value {
        guard let program = Tool("docker-registry"), let htpasswd = Tool("htpasswd"), let docker = Tool("docker") else {
            throw SupportFault(reason)
        }
        let directory = try TemporaryDirectory.make(prefix: "paas-registry-")
        let registry = DockerRegistry(directory: directory, engine: engine, docker: docker)
        try TextFile.write(registry.settings, to: "\(directory)/settings.yml")
        // Before it starts: it would make an account of its own where it finds none.
        try await htpasswd.run(["-cbB", "\(directory)/accounts", user, registry.password])
        let process = try await GuardedProgram.start(
            [program.path, "serve", "\(directory)/settings.yml"], directory: directory, log: registry.log,
            in: engine.namespace)
        let result: Result<Value, any Error>
        do {
            try await Tool(path: "/bin/mkdir").run(["\(directory)/client"])
            try TextFile.write(registry.credentials(), to: "\(directory)/client/config.json")
            guard try await eventually(within: .seconds(90), { try registry.said().contains("listening on") }) else {
                throw SupportFault("the registry doesn't listen: \(try registry.said())")
            }
            result = .success(try await body(registry))
        } catch {
            result = .failure(error)
        }
        try await process.end()
        return try result.get()
    }

    /// Runs the engine's command line, which knows the account.
    @discardableResult
    public func docker(_ arguments: String...) async throws -> String {
        let common = ["--config", "\(directory)/client", "--host", "unix://\(engine.socketPath)"]
        return try await docker.run(common + arguments)
    }

    /// Gives the registry an image of the engine's.
    public func push(_ name: String) async throws { try await docker("push", name) }

    /// Makes a new image of the engine's out of another one, with so much more in it that can't be compressed.
    public func revise(_ image: String, as name: String, addingMiB size: Int) async throws {
        let noise = "\(directory)/noise"
        try await Tool(path: "/bin/dd").run(["if=/dev/urandom", "of=\(noise)", "bs=1M", "count=\(size)"])
        let container = try await docker("create", image).filter { !$0.isWhitespace }
        try await docker("cp", noise, "\(container):/noise")
        try await docker("commit", container, name)
        try await docker("rm", container)
    }

    /// Writes the file that credentials are looked for in.
    public func write(_ configuration: String) throws { try TextFile.write(configuration, to: configurationPath) }

    /// A `config.json` with one entry; by default the right one.
    public func credentials(password: String? = nil, for registry: String = address) -> String {
        #"{"auths": {"\#(registry)": {"auth": "\#(encoded(password ?? self.password))"}}}"#
    }

    /// The account as it stands in a `config.json`, with a password.
    public func encoded(_ password: String) -> String { Data("\(Self.user):\(password)".utf8).base64EncodedString() }

    /// How many requests there have been.
    public func requestCount() throws -> Int {
        try said().split(separator: "\n").count { $0.contains("\"GET /v2/") || $0.contains("\"HEAD /v2/") }
    }

    private func said() throws -> String { try TextFile.read(log) }

    private var log: String { "\(directory)/log" }

    private var settings: String {
        """
        version: 0.1
        log: {level: info}
        storage: {filesystem: {rootdirectory: \(directory)/images}}
        http: {addr: "\(Self.address)"}
        auth: {htpasswd: {realm: test, path: \(directory)/accounts}}

        """
    }
}
