import DockerAPI
import Support
import Testing

/// Commands in containers of an engine whose answers are scripted.
@Suite(.timeLimit(.minutes(1))) struct CommandTests {
    @Test func aCommandsInputFollowsTheAnswersHead() async throws {
        let input = Array("select 1".utf8)
        let seen = Recorder<[UInt8]>()
        try await ScriptedEngine.with { request, connection in
            switch (request.method, request.target) {
            case ("POST", "/v1.41/containers/c/exec"): connection.answer(201, #"{"Id":"e/1"}"#)
            case ("POST", _):
                connection.send("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n")
                seen.append(connection.readToEnd())
                connection.send(StreamTests.piece(1, "out") + StreamTests.piece(2, "err"))
                connection.close()
            default:
                // The end of the streams comes before the engine knows of the command's.
                let isOver = seen.all.count > 1
                seen.append([])
                connection.answer(200, #"{"Running":\#(!isOver),"ExitCode":\#(isOver ? "4" : "null")}"#)
            }
        } _: { client, engine in
            let result = try await client.exec("c", command: ["psql", "-X"], environment: ["A=b"], input: input)
            #expect(result == DockerExecResult(exitCode: 4, output: Array("out".utf8), error: Array("err".utf8)))
            #expect(seen.all.first == input)
            let targets = engine.requests.all.map(\.target)
            #expect(
                targets == [
                    "/v1.41/containers/c/exec", "/v1.41/exec/e%2F1/start", "/v1.41/exec/e%2F1/json",
                    "/v1.41/exec/e%2F1/json",
                ])
            #expect(engine.requests.all.allSatisfy { !$0.text.contains("select") })
            #expect(engine.requests.all[1].headers["upgrade"] == "tcp")
        }
    }

    @Test(arguments: [
        ("", DockerFault.Kind.unreachable), ("HTTP/1.1 101 U\r\n\r\n\u{1}\0\0\0\0\0\0\u{9}x", .unreachable),
        ("HTTP/1.1 500 No\r\nContent-Length: 15\r\n\r\n{\"message\":\"no\"}", .refused(status: 500)),
        ("nonsense\r\n\r\n", .malformedAnswer),
    ])
    func aCommandsBrokenAnswerIsAFault(answer: String, kind: DockerFault.Kind) async throws {
        let fault = try await ScriptedEngine.fault { request, connection in
            guard request.target.hasSuffix("start") else { return connection.answer(201, #"{"Id":"e"}"#) }
            connection.send(answer)
            connection.close()
        } during: {
            _ = try await $0.exec("c", command: ["x"], input: [1])
        }
        #expect(fault?.kind == kind)
    }

    @Test func aCommandThatSaysNothingEndsAtItsDeadline() async throws {
        let fault = try await ScriptedEngine.fault { request, connection in
            guard request.target.hasSuffix("start") else { return connection.answer(201, #"{"Id":"e"}"#) }
            connection.send("HTTP/1.1 101 UPGRADED\r\n\r\n")
        } during: {
            _ = try await $0.exec(
                "c", command: ["x"], input: [UInt8](repeating: 1, count: 8 << 20), within: .milliseconds(300))
        }
        #expect(fault?.kind == .deadlineExceeded)
    }
}
