import EventLoop
import Foundation
import Logging
import Messages
import Model
import RPCClient
import RPCServer
import Support
import Testing

@testable import Commands

/// `paas rpc` before a server on a socket whose service is scripted.
@Suite struct RPCSessionTests {
    @Test func onlyWhatIsServedIsListed() async throws {
        try await with { session, _, _ in
            let served = try await session.served()
            let names = served.services.map(\.name)
            #expect(names == ["paas.apps.v1.Apps", "paas.health.v1.Health", "paas.reflection.v1.Reflection"])
            #expect(served.table.contains("paas.apps.v1.Apps/SetVariable                 unary\n"))
            #expect(served.table.contains("paas.health.v1.Health/Watch                   server-streaming\n"))
            #expect(served.json[path: "services"] != nil)
            let failure = try #require(throws: CommandFailure.self) { try served.method("CreateDatabase") }
            #expect(failure.status == .notFound)
            #expect(try served.description(of: "SetVariable").contains("message paas.apps.v1.SetVariableRequest {"))
            #expect(try served.description(of: nil).contains("rpc UnsetVariable("))
        }
    }

    @Test func aCallGoesFromJSONToJSON() async throws {
        let apps = ScriptedApps()
        try await with(apps) { session, shown, _ in
            let data = #"{"org": "acme", "app": "web", "name": "KEY", "value": "v"}"#
            try await session.call(Self.options("SetVariable", "--data", data), [], timeout: nil).run()
            #expect(apps.values.all == [.init(org: "acme", app: "web", name: "KEY", value: "v")])
            #expect(try JSON(shown.all) == #"{"variable":{"name":"KEY","updatedBy":"member@acme"}}"#)
        }
    }

    @Test func faultsAreThoseOfTheServer() async throws {
        try await with { session, _, _ in
            let call = try await session.call(
                Self.options("UnsetVariable", "--data", #"{"name":"K"}"#), [], timeout: nil)
            let fault = try await #require(throws: Fault.self) { try await call.run() }
            #expect(fault.code == .notFound && fault.reason == "NotFound")
        }
    }

    @Test func nothingIsSentThatDoesNotFit() async throws {
        let apps = ScriptedApps()
        try await with(apps) { session, _, _ in
            let options = try Self.options("SetVariable", "--data", #"{"value": 1}"#)
            let failure = try await #require(throws: CommandFailure.self) {
                _ = try await session.call(options, [], timeout: nil)
            }
            #expect(failure.status == .usage)
            #expect(failure.text.contains("paas.apps.v1.SetVariableRequest: value: expected a string, found a number"))
            let twice = try Self.options("SetVariable", "--data", "{}", "--data", "{}")
            await #expect(throws: CommandFailure.self) { _ = try await session.call(twice, [], timeout: nil) }
        }
        #expect(apps.values.all.isEmpty)
    }

    @Test func secretsAreInNeitherOutputNorTrace() async throws {
        let environment = [AppsV1.EnvironmentEntry(name: "DATABASE_URL", value: "postgres://hunter2")]
        let apps = ScriptedApps(deployment: .init(environment: environment))
        try await with(apps, token: Secret("sekrit")) { session, shown, said in
            let data = #"{"name": "KEY", "value": "hunter3"}"#
            let metadata = [try CallMetadata(header: "note=visible")]
            try await session.call(Self.options("SetVariable", "--data", data), metadata, timeout: nil).run()
            try await session.call(Self.options("CreateDeployment"), [], timeout: nil).run()
            #expect(apps.values.all.map(\.value) == ["hunter3"])
            let all = (shown.all + said.all).joined(separator: "\n")
            #expect(!all.contains("hunter") && !all.contains("sekrit"), "\(all)")
            #expect(!all.contains(Data("sekrit".utf8).base64EncodedString()))
            #expect(shown.all.last?.contains(#""value": "<redacted>""#) == true)
            #expect(all.contains(#"{"key":"note","value":"visible"},{"key":"token","value":"<redacted>"}"#), "\(all)")
            #expect(all.contains(#"{"name":"KEY","value":"<redacted>"}"#))
        }
    }

    @Test func aStreamIsShownLineByLineUntilItIsEnded() async throws {
        try await with { session, shown, _ in
            let call = try await session.call(Self.options("Health/Watch"), [], timeout: nil)
            try await call.run(until: { _ = await eventually(within: .seconds(60)) { shown.all.count == 1 } })
            #expect(shown.all == [#"{"status":"STATUS_SERVING"}"#])
        }
    }

    @Test func timeIsUp() async throws {
        try await with { session, _, _ in
            let call = try await session.call(Self.options("Health/Watch"), [], timeout: .milliseconds(100))
            let fault = try await #require(throws: Fault.self) { try await call.run() }
            #expect(fault.code == .deadlineExceeded)
        }
    }

    /// The lines of one value in one line.
    private func JSON(_ lines: [String]) throws -> String {
        lines.joined().replacing(/\n */, with: "").replacing(": ", with: ":")
    }

    private static func options(_ arguments: String...) throws -> CallOptionGroup {
        try CallOptionGroup.parse(arguments)
    }

    private func with(
        _ apps: ScriptedApps = ScriptedApps(), token: Secret? = nil,
        _ body: @escaping @Sendable (RPCSession<RPCClient>, Recorder<String>, Recorder<String>) async throws -> Void
    ) async throws {
        let folder = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let loop = try EventLoop()
        defer { loop.stop() }
        let server = RPCServer(
            socketPath: "\(folder)/s.sock", services: [apps], loop: loop,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let (shown, said) = (Recorder<String>(), Recorder<String>())
        try await withThrowingTaskGroup(of: Void.self) { group in
            let (listening, signal) = AsyncStream<Void>.makeStream()
            group.addTask {
                defer { signal.finish() }
                try await server.run { signal.finish() }
            }
            for await _ in listening {}
            let trace = try FrameTrace { said.append($0) }
            try await RPCSession.with(
                socketPath: "\(folder)/s.sock", token: token, trace: trace, show: { shown.append($0) },
                say: { said.append($0) }
            ) { try await body($0, shown, said) }
            server.shutdown()
            try await group.waitForAll()
        }
    }
}
