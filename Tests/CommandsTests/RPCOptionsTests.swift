import ArgumentParser
import Messages
import Testing

@testable import Commands

@Suite struct RPCOptionsTests {
    @Test func everythingOfACall() throws {
        let call = try #require(
            try RPC.parseAsRoot([
                "call", "Apps/ListApps", "--data", "{}", "--header", "a=b", "--header", "a=c=", "--timeout", "0.5",
                "--socket", "/s", "--token-file", "/t", "--trace",
            ]) as? RPC.Call)
        #expect(call.call.method == "Apps/ListApps" && call.call.data == ["{}"])
        #expect(try call.call.metadata == [CallMetadata("a", "b"), CallMetadata("a", "c=")])
        #expect(call.timeout?.duration == .milliseconds(500))
        #expect(call.options.connection.socket == "/s" && call.options.connection.tokenFile == "/t")
        #expect(call.options.trace && !call.options.noToken)
    }

    @Test func theOthersAreThere() throws {
        #expect(try RPC.parseAsRoot(["list", "-o", "json"]) is RPC.List)
        #expect(try RPC.parseAsRoot(["describe"]) is RPC.Describe)
        #expect(try (RPC.parseAsRoot(["describe", "paas.apps.v1.App"]) as? RPC.Describe)?.symbol == "paas.apps.v1.App")
        #expect(try RPC.parseAsRoot(["watch", "WatchStatus", "--data", "-"]) is RPC.Watch)
    }

    @Test(arguments: [
        ["call"], ["watch"], ["call", "M", "--timeout", "0"], ["call", "M", "--timeout", "86401"],
        ["call", "M", "--timeout", "x"], ["watch", "M", "--timeout", "1"], ["describe", "A", "B"], ["list", "A"],
        ["call", "M", "--no-token", "--token-file", "/t"],
    ])
    func wrongUsageEndsWith64(arguments: [String]) throws {
        let error = try #require(throws: (any Error).self) { try RPC.parseAsRoot(arguments) }
        #expect(RPC.exitCode(for: error).rawValue == CommandStatus.usage.rawValue)
    }

    @Test(arguments: ["", "a", "=b", "A=b", "ä=b", "a b=c", String(repeating: "a", count: 65) + "=b", "token=x"])
    func headersThatCanNotBeSent(header: String) {
        #expect(throws: CommandFailure.self) { try CallMetadata(header: header) }
    }

    @Test func aTokenIsNoCondition() throws {
        var environment = CommandEnvironment(variables: [:], home: Home(environment: [:], workingDirectory: "/w"))
        let options = try RPCOptions.parse([])
        #expect(try options.token(in: environment) == nil)
        environment.variables["PAAS_TOKEN"] = "t"
        #expect(try options.token(in: environment)?.reveal { $0 } == "t")
        #expect(try RPCOptions.parse(["--no-token"]).token(in: environment) == nil)
    }
}
