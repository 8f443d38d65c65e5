import Glibc
import Model
import Testing

@testable import Commands

@Suite struct OptionsTests {
    @Test func flagsWinOverTheEnvironment() throws {
        let environment = environment(["PAAS_ORG": "acme", "PAAS_APP": "web"])
        let scope = try ScopeOptions.parse(["--app", "api"]).resolved(in: environment)
        #expect(scope == AppScope(org: "acme", app: "api", flags: " --app api"))
    }

    @Test(arguments: [["PAAS_ORG": "acme"], ["PAAS_APP": "web"], ["PAAS_ORG": "", "PAAS_APP": "web"]])
    func whatIsMissingIsNamed(variables: [String: String]) throws {
        let failure = try #require(throws: CommandFailure.self) {
            try ScopeOptions.parse([]).resolved(in: environment(variables))
        }
        #expect(failure.status == .usage)
        #expect(failure.text.contains(variables["PAAS_APP"] == nil ? "PAAS_APP" : "PAAS_ORG"))
    }

    @Test func theSocketIsInTheHomeUnlessToldOtherwise() throws {
        let moved = environment(["PAAS_SOCKET": "/moved.sock"])
        #expect(try ConnectionOptions.parse([]).socketPath(in: environment([:])) == "/home/run/paasd.sock")
        #expect(try ConnectionOptions.parse([]).socketPath(in: moved) == "/moved.sock")
        #expect(try ConnectionOptions.parse(["--socket", "/given"]).socketPath(in: moved) == "/given")
    }

    @Test func tokensComeFromTheEnvironmentOrAFile() throws {
        let file = try #require(TemporaryFile("  from-file\n"))
        let variables = environment(["PAAS_TOKEN": "from-environment\n"])
        #expect(try ConnectionOptions.parse([]).token(in: variables) == Secret("from-environment"))
        let options = try ConnectionOptions.parse(["--token-file", file.path])
        #expect(try options.token(in: variables) == Secret("from-file"))
    }

    @Test func noTokenIsSaid() throws {
        let failure = try #require(throws: CommandFailure.self) {
            try ConnectionOptions.parse([]).token(in: environment([:]))
        }
        #expect(failure.status == .usage)
        #expect(failure.text.contains("/home/tokens"))
    }

    @Test func unreadableAndEmptyTokenFilesAreSaid() throws {
        let file = try #require(TemporaryFile(" \n"))
        for path in [file.path, "/nowhere/token"] {
            let options = try ConnectionOptions.parse(["--token-file", path])
            let failure = try #require(throws: CommandFailure.self) { try options.token(in: environment([:])) }
            #expect(failure.status == .usage)
        }
    }

    @Test func misspeltFieldsAreListedBeforeAnythingIsDone() throws {
        let options = try OutputOptions.parse(["--field", "stat"])
        let failure = try #require(throws: CommandFailure.self) {
            try options.presenter(of: .members(["state": .null, "step": .members(["name": .null])]))
        }
        #expect(failure == CommandFailure(.usage, "There is no field stat; there are state, step, step.name."))
    }

    private func environment(_ variables: [String: String]) -> CommandEnvironment {
        CommandEnvironment(
            variables: variables, home: Home(environment: ["PAAS_HOME": "/home"], workingDirectory: "/"))
    }
}
