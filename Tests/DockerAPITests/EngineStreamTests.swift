import DockerAPI
import Support
import Testing

/// Commands, logs, files and events of a real engine.
@Suite(.enabled(if: ContainerEngine.isAvailable, "\(ContainerEngine.reason)"), .timeLimit(.minutes(5)))
struct EngineStreamTests {
    @Test func aCommandGetsItsInputAndSaysHowItEnded() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let script = "cat; echo \"$COLOUR $(id -u)\" >&2; exit 3"
            let result = try await client.exec(
                name, command: ["/bin/sh", "-c", script], environment: ["COLOUR=blue"], user: "999",
                input: Array("some input\n".utf8))
            #expect(result.exitCode == 3)
            #expect(result.output == Array("some input\n".utf8))
            #expect(result.error == Array("blue 999\n".utf8))
        }
    }

    @Test func aCommandWithoutInputHasNone() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let result = try await client.exec(name, command: ["/bin/sh", "-c", "cat; echo done"])
            #expect(result == DockerExecResult(exitCode: 0, output: Array("done\n".utf8)))
        }
    }

    @Test func muchInputAndOutputFlowAtOnce() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let input = (0..<(8 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            let result = try await client.exec(name, command: ["/bin/cat"], input: input, limit: 16 << 20)
            #expect(result.exitCode == 0)
            #expect(result.output == input)
        }
    }

    @Test func aCommandNeedNotReadItsInput() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let input = [UInt8](repeating: 65, count: 8 << 20)
            let result = try await client.exec(name, command: ["/bin/sh", "-c", "echo enough; exit 5"], input: input)
            #expect(result == DockerExecResult(exitCode: 5, output: Array("enough\n".utf8)))
        }
    }

    @Test func aCommandThatWritesTooMuchIsGivenUp() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let fault = await #expect(throws: DockerFault.self) {
                try await client.exec(name, command: ["/bin/cat", "/dev/zero"], limit: 1 << 20)
            }
            #expect(fault?.kind == .answerTooLong)
        }
    }

    @Test func aCommandThatTakesTooLongIsGivenUp() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let fault = await #expect(throws: DockerFault.self) {
                try await client.exec(name, command: ["/bin/sleep", "600"], within: .milliseconds(500))
            }
            #expect(fault?.kind == .deadlineExceeded)
        }
    }

    @Test func aCommandCanBeCancelled() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) {
                        try await client.exec(name, command: ["/bin/sh", "-c", "touch /begun; sleep 600"])
                    }
                }
                #expect(
                    try await eventually {
                        try await client.exec(name, command: ["/bin/test", "-e", "/begun"]).exitCode == 0
                    })
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    @Test func aProgramThatIsNotThereAndAContainerThatDoesNotRun() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            let missing = try await client.exec(name, command: ["/no/such/program"])
            #expect(missing.exitCode == 126 || missing.exitCode == 127)
            try await client.stopContainer(name, timeout: .zero)
            let fault = await #expect(throws: DockerFault.self) { try await client.exec(name, command: ["/bin/true"]) }
            #expect(fault?.kind == .conflict)
        }
    }

    @Test func manyCommandsAtOnce() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, try await fixture.started())
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        let input = Array("\(number)".utf8)
                        let result = try await client.exec(name, command: ["/bin/cat"], input: input)
                        #expect(result == DockerExecResult(exitCode: 0, output: input))
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func theLastLinesOfBothStreams() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, fixture.name("c"))
            var spec = fixture.sleeper()
            spec.entryPoint = ["/bin/sh"]
            spec.command = ["-c", "for i in 1 2 3; do echo out $i; echo err $i >&2; done; printf unfinished"]
            try await client.createContainer(name, spec)
            #expect(try await client.logs(name, tail: 10).isEmpty)
            try await client.startContainer(name)
            #expect(try await eventually { try await client.container(name)?.state.status == "exited" })
            let all = try await client.logs(name, tail: 100)
            #expect(Set(all) == ["out 1", "err 1", "out 2", "err 2", "out 3", "err 3", "unfinished"])
            #expect(all.filter { $0.hasPrefix("out") } == ["out 1", "out 2", "out 3"])
            #expect(try await client.logs(name, tail: 2).count == 2)
            #expect(try await client.logs(name, tail: 0).isEmpty)
        }
    }

    @Test func filesAreReadFromAContainerThatNeverRan() async throws {
        try await EngineFixture.with { fixture in
            let (client, name) = (fixture.client, fixture.name("c"))
            try await client.createContainer(name, fixture.sleeper())
            let passwords = try #require(try await client.archive(name, path: "/etc/passwd", limit: 1 << 16))
            #expect(String(decoding: passwords, as: UTF8.self).hasPrefix("root:"))
            for path in ["/etc/none", "/no/where/at all", "/etc/passwd/below"] {
                let file = try await client.archive(name, path: path, limit: 10)
                #expect(file == nil, "\(path)")
            }
            for (path, kind) in [
                ("/etc", DockerFault.Kind.malformedAnswer), ("/etc/passwd", .answerTooLong), ("/", .malformedAnswer),
            ] {
                let fault = await #expect(throws: DockerFault.self) {
                    try await client.archive(name, path: path, limit: 3)
                }
                #expect(fault?.kind == kind, "\(path)")
            }
        }
    }

    @Test func eventsComeAsTheyHappen() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            let events = try await client.events(labels: fixture.labels, types: ["container"])
            let seen = Recorder<DockerEvent>()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for try await event in events { seen.append(event) } }
                let name = try await fixture.started()
                try await client.removeContainer(name, force: true)
                #expect(await eventually { seen.all.contains { $0.action == "destroy" } })
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.waitForAll() }
            }
            let actions = seen.all.map(\.action).filter { ["create", "start", "die", "destroy"].contains($0) }
            #expect(actions == ["create", "start", "die", "destroy"])
            #expect(seen.all.allSatisfy { $0.type == "container" && $0.nanoseconds > 0 })
            #expect(seen.all.allSatisfy { $0.attributes["paas.api-test"] == fixture.token })
            #expect(Set(seen.all.map(\.actorID)).count == 1)
        }
    }

    @Test func eventsOfThePastCloseTheGap() async throws {
        try await EngineFixture.with { fixture in
            let client = fixture.client
            try await client.createContainer(fixture.name("c"), fixture.sleeper())
            let made = try #require(try await client.container(fixture.name("c")))
            for try await event in try await client.events(labels: fixture.labels, since: 1) {
                #expect(event.action == "create" && event.actorID == made.id)
                return
            }
        }
    }

    @Test func anImageThatCanNotBeHad() async throws {
        try await EngineFixture.with { fixture in
            let fault = await #expect(throws: DockerFault.self) {
                try await fixture.client.pull("localhost:1/no/such:image", within: .seconds(60))
            }
            #expect(fault?.kind != .deadlineExceeded && fault?.kind != .unreachable)
            #expect(fault?.message.isEmpty == false)
        }
    }
}
