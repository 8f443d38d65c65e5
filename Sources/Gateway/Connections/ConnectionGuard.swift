import NIOCore
import NIOHTTP1

/// Stands between the parser of a connection and everything else: closes it when the client's time is over, refuses heads
/// that are unclear, and sees to it that no answer goes out without the headers that every answer has.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let metrics: GatewayMetrics
    private var clock: ConnectionClock
    private var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?
    private var isRefused = false

    init(_ limits: ConnectionClock.Limits, _ metrics: GatewayMetrics) {
        clock = ConnectionClock(limits)
        self.metrics = metrics
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        self.context = nil
    }

    /// Bytes have come that the parser is about to see.
    func bytesReceived() {
        clock.bytesReceived(at: .now)
        watch()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefused else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            clock.headReceived(at: .now)
            if let fault = HeadCheck.fault(head) {
                isRefused = true
                metrics.refused(.unclear)
                return context.fireErrorCaught(fault)
            }
        case .body: break
        case .end: clock.requestReceived()
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        clock.writabilityChanged(context.channel.isWritable, at: .now)
        watch()
        context.fireChannelWritabilityChanged()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.status.code >= 200 else {
            return context.write(data, promise: promise)
        }
        // Answers of the exchange have them all; what the server says of itself has none.
        for (name, value) in CommonHeaders.security where !head.headers.contains(name: name) {
            head.headers.add(name: name, value: value)
        }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    /// One timer at a time, however many requests there are: it looks at what holds when it is over.
    private func watch() {
        guard timer == nil, let context, let deadline = clock.deadline else { return }
        let wait = max(deadline - .now, .zero)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(wait)) { [weak self] in
            self?.timer = nil
            self?.look()
        }
    }

    private func look() {
        guard clock.isOver(at: .now) else { return watch() }
        metrics.refused(.slow)
        context?.close(promise: nil)
    }
}

/// Tells a connection's guard of bytes before they are parsed.
final class ByteNotice: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: ConnectionGuard

    init(_ connection: ConnectionGuard) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        connection.bytesReceived()
        context.fireChannelRead(data)
    }
}
