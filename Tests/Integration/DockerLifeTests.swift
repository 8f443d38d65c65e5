import Foundation
import Support
import Testing

extension DockerTests {
    /// An installation on Docker as an operator starts and stops it.
    @Suite struct LifeTests {
        @Test func downStopsTheContainersAndUpBringsThemBack() async throws {
            let docker = try Docker.shared()
            let installation = try Installation(.sharedDocker())
            try await installation.cleaningUp {
                try await installation.up()
                let database = try await installation.databaseWithARow(version: "15")
                let container = Installation.container(database.id)
                #expect(try await installation.paas("down").status.isSuccess)
                #expect(try await docker("inspect", "--format", "{{.State.Status}}", container) == "exited")
                try await installation.up()
                try await installation.waitForLogin(database.dsn)
                try await installation.wait(database.id, for: "ready")
                try await installation.expectKept(database)
            }
        }

        @Test func autoTakesDockerWhereItAnswersAndKeepsToItsChoice() async throws {
            let shared = try Installation(.sharedDocker())
            let installation = shared.with(["PAAS_ENGINE": "auto"])
            try await installation.cleaningUp {
                try await installation.up()
                #expect(try installation.recordedEngine() == "docker")
                let database = try await installation.databaseWithARow(version: "15")
                #expect(try await installation.paas("down").status.isSuccess)

                // The engine is out of sight: the choice stands, and the daemon serves and says what is the matter.
                let blind = installation.with(["DOCKER_HOST": "unix:///nonexistent/docker.sock"])
                try await blind.up()
                #expect(try blind.recordedEngine() == "docker")
                #expect(try await blind.show(database.id).state != "deleted")
                let log = try String(contentsOfFile: "\(blind.home)/log/paasd.log", encoding: .utf8)
                #expect(log.contains("EngineUnavailable"), "\(log)")
                // What is on the engine is stopped by whoever sees it.
                #expect(try await !blind.paas("down").status.isSuccess)

                try await installation.up()
                try await installation.waitForLogin(database.dsn)
                try await installation.wait(database.id, for: "ready")
                try await installation.expectKept(database)
            }
        }

        /// The programs are outside of the engine's network namespace, as beside an engine in a virtual machine.
        @Test func whereContainersAreOutOfReachAHelperProvesTheLogins() async throws {
            let docker = try Docker.shared()
            let installation = try Installation(.sharedDocker()).outside()
            try await installation.cleaningUp {
                try await installation.up()
                let database = try await installation.create("main", version: "15")
                try await installation.wait(database.id, for: "ready")
                let helpers = try await docker("ps", "--filter", "label=paas.role=login", "--format", "{{.Names}}")
                #expect(helpers.hasPrefix("paas-login-"))
                let dsn = try await installation.reveal(database.id)
                #expect(try await !installation.logsIn(dsn), "it is out of reach from here")
                #expect(try await docker.psql(dsn, "select 1").output == "1\n")
                let path = "\(installation.databases)/\(database.id)/rotate"
                let rotated = try await installation.curl("POST", path, as: "admin", json: #"{"mode":"immediate"}"#)
                #expect(rotated.status == 202)
                try await installation.waitForRotation(database.id)
                let fresh = try await installation.reveal(database.id)
                #expect(try await docker.psql(fresh, "select 1").output == "1\n")
                #expect(try await !docker.psql(dsn, "select 1").status.isSuccess)
            }
        }

        @Test func autoIsNativeWhereNoEngineAnswers() async throws {
            let installation = try Installation(.native).with(["PAAS_ENGINE": "auto"])
            try await installation.cleaningUp {
                try await installation.up()
                #expect(try installation.recordedEngine() == "native")
            }
        }
    }
}

extension Installation {
    /// The same with other variables.
    func with(_ changes: [String: String]) -> Installation {
        Installation(
            home: home, http: http, environment: environment.merging(changes) { $1 }, ground: ground)
    }

    /// The same with its programs in the test's own network namespace.
    func outside() -> Installation {
        guard case .docker(let socket, _) = ground else { return self }
        return Installation(
            home: home, http: http, environment: environment, ground: .docker(socket: socket, namespace: nil))
    }

    /// Starts the programs and leaves them running.
    func up() async throws {
        let up = try await paas("up", "--detach")
        try #require(up.status.isSuccess, "\(up.error)\n\(logs())")
    }

    /// The installation's id, which its objects on an engine carry.
    func recordedInstallation() throws -> String {
        let lines = try String(contentsOfFile: "\(home)/engine", encoding: .utf8).split(separator: "\n")
        return String(try #require(lines.dropFirst().first))
    }

    /// The engine that was chosen at the first start.
    func recordedEngine() throws -> String {
        try String(contentsOfFile: "\(home)/engine", encoding: .utf8).split(separator: "\n").first.map(String.init)
            ?? ""
    }
}
