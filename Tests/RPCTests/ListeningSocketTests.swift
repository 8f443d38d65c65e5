import EventLoop
import Glibc
import Logging
import Messages
import Model
import RPCClient
import RPCTransport
import Testing

@testable import RPCServer

/// Sockets that a service manager passes along.
@Suite(.timeLimit(.minutes(1))) struct ListeningSocketTests {
    func listening(at path: String) throws -> Int32 {
        let descriptor = try UnixSocket.make()
        try UnixSocket.bind(descriptor, to: path)
        try #require(listen(descriptor, 16) == 0)
        return descriptor
    }

    @Test func aPassedSocketIsServedAndItsFileLeft() async throws {
        let path = freshSocketPath()
        let descriptor = try listening(at: path)
        defer { unlink(path) }
        // A call that was made before the server runs is served.
        let early = try RawPeer(connectingTo: path)
        early.sayHello()
        early.open(1, TestService.Path.echo, request: [1])
        try await withServer(at: path, configure: { $0.listeningDescriptor = descriptor }) { (server) async throws in
            #expect(try await early.nextEnd().response == [1])
            #expect(try await server.client().unary(TestService.Path.echo, [2], CallOptions()) == [2])
        }
        #expect(access(path, F_OK) == 0)
    }

    @Test func somethingElseIsRefused() async throws {
        let loop = try EventLoop()
        defer { loop.stop() }
        var ends: [Int32] = [0, 0]
        try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { for end in ends { close(end) } }
        for descriptor in [ends[0], -1, 999] {
            var configuration = RPCServer.Configuration()
            configuration.listeningDescriptor = descriptor
            let server = RPCServer(
                socketPath: freshSocketPath(), services: [], loop: loop, configuration: configuration,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let fault = try await #require(throws: Fault.self) { try await server.run() }
            #expect(fault.reason == "BadListeningSocket")
        }
    }

    @Test(arguments: [
        [:], ["LISTEN_FDS": "1"], ["LISTEN_PID": "17"], ["LISTEN_PID": "18", "LISTEN_FDS": "1"],
        ["LISTEN_PID": "17", "LISTEN_FDS": "0"], ["LISTEN_PID": "x", "LISTEN_FDS": "1"],
    ])
    func withoutOneThereIsNone(environment: [String: String]) throws {
        #expect(try ListeningSocket.fromEnvironment(environment, processID: 17) == nil)
    }

    @Test func twoAreTooMany() {
        let fault = #expect(throws: Fault.self) {
            try ListeningSocket.fromEnvironment(["LISTEN_PID": "17", "LISTEN_FDS": "2"], processID: 17)
        }
        #expect(fault?.reason == "BadListeningSocket")
    }
}
