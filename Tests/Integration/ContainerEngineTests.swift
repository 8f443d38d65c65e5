import Foundation
import Support
import Testing

/// The engine of the tests is apart from everything else on this machine, and can be killed and frozen.
@Suite(.enabled(if: ContainerEngine.isAvailable, "\(ContainerEngine.reason)"))
struct ContainerEngineTests {
    @Test func itsNetworksAreSeenFromItsNamespaceAlone() async throws {
        let engine = try ContainerEngine.required()
        let read: @Sendable () throws -> String = { try TextFile.read("/proc/thread-self/net/dev") }
        let inside = try await engine.namespace.run(read)
        #expect(inside.contains("docker0:"))
        #expect(try read() != inside)
        // Threads of a thread in the namespace are there too, and so are an event loop's sockets.
        let address = try await engine.namespace.run { try TCPListener() }
        defer { address.close() }
        let reach = ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(address.port)"]
        #expect(try await Docker(engine: engine).fromHost("/bin/bash", reach).status.isSuccess)
        #expect(try await !Command(path: "/bin/bash", arguments: reach).run().status.isSuccess)
    }

    @Test func aNamespaceThatIsMissingIsAFault() async throws {
        await #expect(throws: (any Error).self) {
            try await NetworkNamespace(path: "/run/netns/there-is-none").run {}
        }
    }

    @Test func aPrivateEngineCanBeKilledAndFrozen() async throws {
        let socket = Recorder<String>()
        try await PrivateContainerEngine.with { own in
            socket.append(own.engine.socketPath)
            let docker = Docker(engine: own.engine)
            #expect(own.engine.socketPath != (try ContainerEngine.required().socketPath))
            let images = try await docker("image", "ls", "--format", "{{.Repository}}:{{.Tag}}").split(separator: "\n")
            #expect(images.sorted() == ContainerImageTests.majors.map { ImageContainer.image($0)[...] })

            try own.freeze()
            let ping = ["--silent", "--max-time", "1", "--unix-socket", own.engine.socketPath, "http://engine/_ping"]
            #expect(try await !Command(path: Programs.curl, arguments: ping).run().status.isSuccess)
            try own.thaw()
            #expect(try await Command(path: Programs.curl, arguments: ping).run().output == "OK")

            try await own.kill()
            #expect(try await !Command(path: Programs.curl, arguments: ping).run().status.isSuccess)
            try await own.start()
            #expect(try await docker("ps", "--quiet", "--all") == "")
            try own.freeze()
        }
        let directory = URL(fileURLWithPath: try #require(socket.all.first)).deletingLastPathComponent().path
        try await waitUntil("nothing of the engine is left", within: .seconds(90)) {
            try LocalInstallationTests.processes(of: directory).isEmpty
        }
    }
}
