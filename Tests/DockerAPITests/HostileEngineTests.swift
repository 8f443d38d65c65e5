import Dispatch
import DockerAPI
import Support
import Testing

/// Engines whose answers are wrong, cut off, endless or missing.
@Suite(.timeLimit(.minutes(1))) struct HostileEngineTests {
    @Test(arguments: [
        (400, DockerFault.Kind.badRequest), (404, .notFound), (409, .conflict), (500, .refused(status: 500)),
        (301, .refused(status: 301)), (503, .refused(status: 503)),
    ])
    func aRefusalHasTheEnginesWords(status: Int, kind: DockerFault.Kind) async throws {
        for (body, message) in [
            (#"{"message":"so it is"}"#, "so it is"),
            ("<html>", "the engine answered DELETE /volumes/v with status \(status)"),
        ] {
            let fault = try await ScriptedEngine.fault { _, connection in
                connection.answer(status, body)
            } during: {
                try await $0.removeVolume("v")
            }
            #expect(fault == DockerFault(kind, message))
        }
    }

    @Test func whatIsSoAlreadyIsNoFault() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.send("HTTP/1.1 304 Not Modified\r\n\r\n")
        } during: {
            try await $0.startContainer("c")
            try await $0.stopContainer("c")
        }
        #expect(fault == nil)
    }

    /// Answers to a question for a volume.
    static let broken: [(String, DockerFault.Kind)] = [
        ("", .unreachable),
        ("HTTP/1.1 200 OK\r\nContent-Le", .unreachable),
        ("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{\"Name\":", .unreachable),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"Na", .unreachable),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", .malformedAnswer),
        ("SSH-2.0-OpenSSH\r\n\r\n", .malformedAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", .malformedAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", .malformedAnswer),
        ("HTTP/1.1 204 No Content\r\n\r\n", .malformedAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"Name\":5}", .malformedAnswer),
        ("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull", .malformedAnswer),
    ]

    @Test(arguments: broken)
    func aBrokenAnswerIsAFault(answer: String, kind: DockerFault.Kind) async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.send(answer)
            connection.close()
        } during: {
            _ = try await $0.volume("v")
        }
        #expect(fault?.kind == kind, "\(fault.map { "\($0)" } ?? "none")")
    }

    @Test func deepAndLongJSONIsRefused() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.answer(200, String(repeating: "[", count: 1 << 20))
        } during: {
            _ = try await $0.volumes()
        }
        #expect(fault?.kind == .malformedAnswer)
    }

    @Test func anEndlessAnswerIsGivenUp() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.beginChunks()
            while connection.chunk([UInt8](repeating: 32, count: 1 << 16)) {}
        } during: {
            _ = try await $0.volume("v")
        }
        #expect(fault?.kind == .answerTooLong)
    }

    @Test func anEndlessRefusalIsGivenUp() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.send("HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n")
            while connection.chunk([UInt8](repeating: 32, count: 1 << 16)) {}
        } during: {
            _ = try await $0.volume("v")
        }
        #expect(fault?.kind == .answerTooLong)
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{"])
    func silenceEndsAtTheDeadline(beginning: String) async throws {
        let fault = try await ScriptedEngine.fault(timeout: .milliseconds(300)) { _, connection in
            connection.send(beginning)
        } during: {
            _ = try await $0.volume("v")
        }
        #expect(fault?.kind == .deadlineExceeded)
    }

    @Test func aSilentEngineCanBeGivenUp() async throws {
        try await ScriptedEngine.with({ _, _ in }) { client, engine in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) { try await client.volume("v") }
                }
                #expect(await eventually { !engine.requests.all.isEmpty })
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }

    @Test func callsGoOnWhileStreamsAreOpen() async throws {
        try await ScriptedEngine.with { request, connection in
            if request.target.contains("/events") {
                connection.beginChunks()
            } else {
                connection.answer(200, #"{"Name":"v"}"#)
            }
        } _: { client, _ in
            var streams: [DockerEvents] = []
            for _ in 0..<20 { streams.append(try await client.events()) }
            let volume = try await client.volume("v")
            #expect(volume?.name == "v")
            #expect(streams.count == 20)
        }
    }

    @Test func eventsEndWithAFaultWhenTheConnectionIsCut() async throws {
        for isOrderly in [true, false] {
            // What has come before the cut and wasn't taken yet may be lost with it.
            let firstIsTaken = DispatchSemaphore(value: 0)
            try await ScriptedEngine.with { _, connection in
                connection.beginChunks()
                connection.chunk(#"{"Type":"container","Action":"start","Actor":{"ID":"c","#)
                connection.chunk(#""Attributes":{"name":"n"}},"timeNano":5}"# + "\n\n" + #"{"Type":"vol"#)
                _ = firstIsTaken.wait(timeout: .now() + 20)
                if isOrderly { connection.chunk("") }
                connection.close()
            } _: { client, _ in
                var events = try await client.events().makeAsyncIterator()
                let first = try await events.next()
                firstIsTaken.signal()
                #expect(
                    first
                        == DockerEvent(
                            type: "container", action: "start", actorID: "c", attributes: ["name": "n"], nanoseconds: 5)
                )
                do {
                    let second = try await events.next()
                    Issue.record("\(String(describing: second))")
                } catch let fault as DockerFault { #expect(fault.kind == .unreachable) }
            }
        }
    }

    @Test(arguments: ["no JSON\n", "[]\n", #"{"timeNano":"x"}"# + "\n", String(repeating: "x", count: 2 << 20)])
    func eventsThatAreNoneAreAFault(text: String) async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.beginChunks()
            connection.chunk(text)
        } during: { client in
            for try await event in try await client.events() { Issue.record("\(event)") }
        }
        #expect(fault?.kind == .malformedAnswer)
    }

    @Test func aStreamThatIsLeftIsClosed() async throws {
        let closed = Recorder<Bool>()
        try await ScriptedEngine.with { _, connection in
            connection.beginChunks()
            connection.chunk(#"{"Type":"container","Action":"start"}"# + "\n")
            closed.append(connection.read(1) == nil)
        } _: { client, _ in
            for try await event in try await client.events() where event.action == "start" { break }
            #expect(await eventually { closed.all == [true] })
        }
    }

    @Test func aPullThatFailsWithinItsAnswerIsAFault() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.answer(
                200, #"{"status":"x"}"# + "\n" + #"{"errorDetail":{"message":"denied"},"error":"denied"}"#)
        } during: {
            try await $0.pull("postgres")
        }
        #expect(fault == DockerFault(.refused(status: 500), "denied"))
    }

    @Test func aPullThatStandsStillEndsAtItsDeadline() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.beginChunks()
            connection.chunk(#"{"status":"Waiting","id":"a"}"# + "\n")
        } during: {
            try await $0.pull("postgres", within: .milliseconds(300))
        }
        #expect(fault?.kind == .deadlineExceeded)
    }

    @Test func namesThatCanBeNoImageAreNotAskedFor() async throws {
        try await ScriptedEngine.with({ _, connection in connection.answer(200, "{}") }) { client, engine in
            for name in ["", "../containers/x", "a b"] {
                let fault = await #expect(throws: DockerFault.self) { try await client.pull(name) }
                #expect(fault?.kind == .badRequest)
                await #expect(throws: DockerFault.self) { try await client.image(name) }
            }
            #expect(engine.requests.all.isEmpty)
        }
    }

    @Test func anArchiveThatIsNoneIsAFault() async throws {
        for (archive, kind) in [
            ([UInt8](repeating: 7, count: 5000), DockerFault.Kind.malformedAnswer), ([], .unreachable),
            (TarArchive.header("0", size: 9), .unreachable), (TarArchive.entry("5", []), .malformedAnswer),
        ] {
            let fault = try await ScriptedEngine.fault { _, connection in
                connection.answer(200, archive)
            } during: {
                _ = try await $0.archive("c", path: "/x", limit: 100)
            }
            #expect(fault?.kind == kind)
        }
    }

    @Test func logsInAnotherFormatAreAFault() async throws {
        let fault = try await ScriptedEngine.fault { _, connection in
            connection.answer(200, "a line of a terminal\n")
        } during: {
            _ = try await $0.logs("c", tail: 5)
        }
        #expect(fault?.kind == .malformedAnswer)
    }
}
