import DockerAPI
import Engines
import Model
import Support

/// Uses the same engine as if it were a person with the `docker` command.
struct DockerSaboteur: Saboteur {
    let fixture: DockerFixture

    func killInstance(_ spec: InstanceSpec) async throws {
        try await fixture.client.killContainer("paas-db-\(spec.id)", signal: "KILL")
    }

    func suspendInstance(_ spec: InstanceSpec) async throws { try await post("containers/paas-db-\(spec.id)/pause") }

    /// Tells the engine something that we never tell it.
    func post(_ path: String, _ body: String = "{}") async throws {
        guard let curl = Tool("curl") else { throw SupportFault("curl is not installed") }
        try await curl.run([
            "--silent", "--show-error", "--fail-with-body", "--unix-socket", fixture.configuration.socketPath,
            "--header",
            "Content-Type: application/json", "--data", body, "http://engine/v1.41/\(path)",
        ])
    }

    func leaveHalfMadeVolume(_ spec: InstanceSpec) async throws {
        _ = try await fixture.engine.createVolume(spec)
        try await fixture.engine.start(spec)
        // Right in the middle of initdb, which has made the directory and not the cluster.
        let isAtIt = try await eventually {
            try await fixture.client.archive(
                "paas-db-\(spec.id)", path: dataDirectory(spec.version) + "/PG_VERSION", limit: 64) != nil
        }
        guard isAtIt else { throw SupportFault("nothing was initialised") }
        try await killInstance(spec)
    }

    func wipeVolume(_ spec: InstanceSpec) async throws {
        try await run(on: "paas-db-\(spec.id)-data", "rm -rf /volume/*")
    }

    func occupying(_ endpoint: Endpoint, _ body: () async throws -> Void) async throws {
        let id = try await fixture.makeForeign("paas-test-\(endpoint.host)") {
            $0.network = fixture.configuration.network
            $0.address = endpoint.host
        }
        try await fixture.client.startContainer(id)
        try await body()
        try await fixture.client.removeContainer(id, force: true, volumes: true)
    }

    /// Runs a command line as root with a volume mounted at `/volume`.
    func run(on volume: String, _ line: String) async throws {
        let id = try await fixture.makeForeign("\(volume)-sabotage") {
            $0.entryPoint = ["sh"]
            $0.command = ["-c", line]
            $0.network = "none"
            $0.mounts = [.volume(volume, at: "/volume")]
        }
        try await fixture.client.startContainer(id)
        var code: Int?
        _ = try await eventually {
            let state = try await fixture.client.container(id)?.state
            if state?.status == "exited" { code = state?.exitCode }
            return code != nil
        }
        guard code == 0 else { throw SupportFault("\(line) ended with \(code ?? -1)") }
        try await fixture.client.removeContainer(id, force: true, volumes: true)
    }

    private func dataDirectory(_ version: EngineVersion) -> String {
        version.major >= 18 ? "/var/lib/postgresql/\(version)/docker" : "/var/lib/postgresql/data"
    }
}
