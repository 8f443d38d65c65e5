import ArgumentParser
import Testing

@testable import Commands

@Suite struct ParsingTests {
    @Test func everythingOfCreate() throws {
        let create = try parse(
            Databases.Create.self,
            [
                "create", "reporting", "--engine-version", "15", "--org", "acme", "--app=web", "--socket", "/s",
                "--token-file", "/t", "--output", "json", "--wait", "--timeout", "9", "--description", "d",
            ])
        #expect(create.name == "reporting")
        #expect(create.engineVersion == "15")
        #expect(create.description == "d")
        #expect(create.wait)
        #expect(create.waiting.timeout == 9)
        #expect(create.output.output == .json)
        #expect(create.session.scope.org == "acme")
        #expect(create.session.scope.app == "web")
        #expect(create.session.connection.socket == "/s")
        #expect(create.session.connection.tokenFile == "/t")
    }

    @Test func everySubcommandIsThere() throws {
        _ = try parse(Databases.List.self, ["list", "--name", "main", "--show-deleted"])
        _ = try parse(Databases.Show.self, ["show", "main", "--field", "state"])
        _ = try parse(Databases.Watch.self, ["watch"])
        _ = try parse(Databases.Watch.self, ["watch", "main", "-o", "json"])
        _ = try parse(Databases.Reveal.self, ["reveal", "main", "--field", "dsn"])
        _ = try parse(Databases.Undelete.self, ["undelete", "main", "--wait"])
        #expect(try parse(Databases.Rotate.self, ["rotate", "main", "--wait"]).mode == .immediate)
        #expect(try parse(Databases.Wait.self, ["wait", "main"]).goal == .ready)
        #expect(try parse(Databases.Wait.self, ["wait", "main", "--for", "purged"]).goal == .purged)
    }

    @Test func deletionKeepsTheDataUnlessToldOtherwise() throws {
        #expect(try parse(Databases.Delete.self, ["delete", "main"]).deleteVolume == false)
        let delete = try parse(Databases.Delete.self, ["delete", "main", "--delete-volume", "--confirm", "main"])
        #expect(delete.deleteVolume)
        #expect(delete.confirm == "main")
    }

    @Test(arguments: [
        ["create"], ["create", "a", "b"], ["show"], ["reveal"], ["delete"], ["list", "--output", "xml"], ["frobnicate"],
        ["wait", "main", "--timeout", "0"], ["wait", "main", "--timeout", "86401"], ["wait", "main", "--for", "ever"],
        ["show", "main", "--token", "t"],
    ])
    func wrongUsageEndsWith64(arguments: [String]) throws {
        let error = try #require(throws: (any Error).self) { try Paas.parseAsRoot(["databases"] + arguments) }
        #expect(CommandFailure(error) == nil)
        #expect(Paas.exitCode(for: error).rawValue == CommandStatus.usage.rawValue)
    }

    @Test func theEnvironmentOfAnApp() throws {
        #expect(try Paas.parseAsRoot(["env"]) is Env.List)
        #expect(try Paas.parseAsRoot(["env", "list", "-o", "json"]) is Env.List)
        let set = try #require(try Paas.parseAsRoot(["env", "set", "KEY", "--from-file", "/f"]) as? Env.Set)
        #expect(set.name == "KEY" && set.fromFile == "/f")
        #expect(try Paas.parseAsRoot(["env", "unset", "KEY"]) is Env.Unset)
        let create = try #require(
            try Paas.parseAsRoot(["deployments", "create", "-o", "env", "--require-database"]) as? Deployments.Create)
        #expect(create.output == .env && create.deployment.requireDatabase)
    }

    @Test func aCommandsOwnOptionsAreItsOwn() throws {
        let run = try #require(
            try Paas.parseAsRoot(["run", "--app", "web", "--", "./app", "--app", "other", "--", "-x"]) as? Run)
        #expect(run.session.scope.app == "web")
        #expect(run.command == ["./app", "--app", "other", "--", "-x"])
        #expect(!run.deployment.requireDatabase)
    }

    @Test(arguments: [
        ["env", "set"], ["env", "set", "KEY", "value"], ["env", "unset"], ["run"], ["run", "--"], ["run", "./app"],
        ["deployments", "create", "-o", "yaml"], ["databases", "rotate", "main", "--mode", "never"],
    ])
    func otherWrongUsageEndsWith64(arguments: [String]) throws {
        let error = try #require(throws: (any Error).self) { try Paas.parseAsRoot(arguments) }
        #expect(CommandFailure(error) == nil)
        #expect(Paas.exitCode(for: error).rawValue == CommandStatus.usage.rawValue)
    }

    @Test func helpIsNoFailure() throws {
        var help = try Paas.parseAsRoot(["databases", "create", "--help"])
        let error = try #require(throws: (any Error).self) { try help.run() }
        #expect(Paas.exitCode(for: error) == .success)
        #expect(CommandFailure(error) == nil)
    }

    private func parse<Command: ParsableCommand>(_ type: Command.Type, _ arguments: [String]) throws -> Command {
        try #require(try Paas.parseAsRoot(["databases"] + arguments) as? Command)
    }
}
