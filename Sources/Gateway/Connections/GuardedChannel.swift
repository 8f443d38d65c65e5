import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1

/// An HTTP connection under guard.
struct GuardedChannel: ServerChildChannel {
    typealias Value = HTTP1Channel.Value

    let http: HTTP1Channel
    let limits: ConnectionClock.Limits
    let clients: ClientConnections
    let metrics: GatewayMetrics

    /// What the parser takes at most.
    static func configuration(idleSeconds: Int) -> HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            idleTimeout: .seconds(Int64(idleSeconds)),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        http.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            let connection = ConnectionGuard(limits, metrics)
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            try pipeline.addHandler(connection, position: .after(parser))
            try pipeline.addHandler(ByteNotice(connection), position: .first)
            return value
        }
    }

    func handle(value: Value, logger: Logger) async {
        let address = (value.channel.remoteAddress?.ipAddress).flatMap { IPAddress($0) }
        if let address, !clients.enter(address) {
            metrics.refused(.tooMany)
            logger.debug("an address has too many connections", metadata: ["peer": "\(address)"])
            value.channel.close(promise: nil)
            return await http.handle(value: value, logger: logger)
        }
        metrics.changeConnections(by: 1)
        defer {
            metrics.changeConnections(by: -1)
            if let address { clients.leave(address) }
        }
        await http.handle(value: value, logger: logger)
    }
}
