import Glibc
import NIOCore
import NIOPosix

/// One request whose connection becomes the input and output of a command, which AsyncHTTPClient has no way for.
struct HijackedExchange: Sendable {
    let transport: DockerTransport

    /// Sends the request, then the input and its end, and collects what the command writes until it closes both.
    ///
    /// - Parameter limit: Most bytes that the command may write.
    func run(_ call: Call, input: [UInt8], limit: Int) async throws -> HijackedAnswer.Streams {
        let request = request(call, path: try await transport.path(of: call))
        do {
            let connection = try await connect()
            return try await connection.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(bytes: request))
                return try await exchange(
                    HijackedAnswer(limit: limit, call: call.description), input: input, inbound, outbound)
            }
        } catch {
            throw DockerFault.of(error, socketPath: transport.socketPath, during: call.description)
        }
    }

    private func exchange(
        _ answer: HijackedAnswer, input: [UInt8], _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws -> HijackedAnswer.Streams {
        // The command may write before it has read everything: neither side waits for the other.
        try await withThrowingTaskGroup(of: Void.self) { group in
            var answer = answer
            var isSending = false
            do {
                for try await buffer in inbound {
                    try answer.receive(Array(buffer.readableBytesView))
                    guard answer.isStreaming, !isSending, !input.isEmpty else { continue }
                    isSending = true
                    group.addTask { try await send(input, outbound) }
                }
            } catch let error as IOError where error.errnoCode == ECONNRESET && answer.isStreaming {
                // An end like any other: so it comes when the engine closes with input that the command didn't read.
            }
            try Task.checkCancellation()
            let streams = try answer.finish()
            group.cancelAll()
            return streams
        }
    }

    /// A command needn't read its input: that the engine takes no more of it is no fault.
    private func send(_ input: [UInt8], _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws {
        do {
            try await outbound.write(ByteBuffer(bytes: input))
            outbound.finish()
        } catch is ChannelError { return } catch is IOError { return }
    }

    private func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(unixDomainSocketPath: transport.socketPath) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel(
                        wrappingChannelSynchronously: channel,
                        configuration: NIOAsyncChannel.Configuration(isOutboundHalfClosureEnabled: true))
                }
            }
    }

    private func request(_ call: Call, path: String) -> [UInt8] {
        let body = call.body ?? []
        let head = [
            "\(call.method.rawValue) \(path) HTTP/1.1", "Host: docker", "Connection: Upgrade", "Upgrade: tcp",
            "Content-Type: application/json", "Content-Length: \(body.count)", "", "",
        ]
        return Array(head.joined(separator: "\r\n").utf8) + body
    }
}
