import DockerAPI
import Logging
import Support
import Testing

/// What a client meets when a real engine goes away, stands still and comes back.
@Suite(.enabled(if: ContainerEngine.isAvailable, "\(ContainerEngine.reason)"), .timeLimit(.minutes(5)))
struct EngineLossTests {
    @Test func anEngineMayGoAndComeBack() async throws {
        try await PrivateContainerEngine.with { machine in
            let client = DockerClient(
                socketPath: machine.engine.socketPath, timeout: .seconds(2),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let volume = try await client.createVolume("kept")
            let events = try await client.events()

            try machine.freeze()
            // On a busy machine it may still answer for a moment.
            #expect(try await eventually { try await !Self.find(volume, client) })
            let late = await #expect(throws: DockerFault.self) { try await client.ping() }
            #expect(late?.kind == .deadlineExceeded)
            try machine.thaw()
            #expect(try await eventually { try await Self.find(volume, client) })

            try await machine.kill()
            let cut = await #expect(throws: DockerFault.self) { for try await _ in events {} }
            #expect(cut?.kind == .unreachable)
            let fault = await #expect(throws: DockerFault.self) { try await client.volume("kept") }
            #expect(fault?.kind == .unreachable)
            #expect(fault?.message.contains(machine.engine.socketPath) == true)

            try await machine.start()
            #expect(try await Self.find(volume, client))
            try await client.removeVolume("kept")
            try await client.shutdown()
        }
    }

    /// An engine that has just thawed may still be busy with what it was asked before.
    private static func find(_ volume: DockerVolume, _ client: DockerClient) async throws -> Bool {
        do { return try await client.volume(volume.name) == volume } catch let fault as DockerFault
            where fault.kind == .deadlineExceeded
        {
            return false
        }
    }
}
