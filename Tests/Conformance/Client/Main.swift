import ArgumentParser
import EventLoop
import RPCClient
import Wire

/// Makes the calls that a script asks for on its standard input, and tells on its standard output how they end
/// (`Proto/vectors/README.md`).
@main
struct ConformanceClient: AsyncParsableCommand {
    @Argument(help: "Path of the socket.") var socket: String
    @Option(help: "Milliseconds of silence until the server is asked whether it is there.") var keepaliveAfter: Int?
    @Option(help: "Milliseconds that it may take to answer.") var keepalivePatience: Int?
    @Option(help: "Largest message in bytes.") var messageBytes: UInt32?

    func run() async throws {
        var configuration = RPCClient.Configuration()
        if let messageBytes { configuration.limits = Limits(messageBytes: messageBytes) }
        if let keepaliveAfter { configuration.keepalive?.after = .milliseconds(keepaliveAfter) }
        if let keepalivePatience { configuration.keepalive?.patience = .milliseconds(keepalivePatience) }
        let loop = try EventLoop()
        let client = RPCClient(
            socketPath: socket, loop: loop, agent: "conformance-client", configuration: configuration)
        let driver = Driver(client: client, loop: loop)
        Event(ready: true).write()
        // A thread of its own: reading the standard input blocks.
        let reader = try EventLoop()
        let (lines, input) = AsyncStream<String>.makeStream()
        reader.execute {
            while let line = readLine() { input.yield(line) }
            input.finish()
        }
        for await line in lines where !line.isEmpty { await driver.carryOut(line) }
        await driver.end()
    }
}
