import EventLoop
import Messages
import RPCTransport
import Wire

// The end that the server wants.
extension ServerConnection {
    /// Begins to end: calls that are on their way are still taken; streams end, unary calls may go on.
    ///
    /// - Parameter end: moment of the monotonic clock when all calls are cancelled, in nanoseconds.
    func drain(until end: UInt64) {
        guard drainEnd == nil, !isMute else { return }
        drainEnd = end
        // Nothing can be on its way but a HELLO: the client connects elsewhere.
        guard !machine.awaitsHello else { return leave() }
        send(machine.drainBegan(drainNanoseconds: drainTimeLeft))
        socket.sendPing(ServerStateMachine.drainPing)
        for call in Array(calls.values) where call.method.shape != .unary {
            stop(machine.serverEnds(call.stream), call.stream)
        }
        loop.schedule(after: .seconds(1)) { self.leave() }
    }

    /// All calls have come that were on their way, or took too long.
    func leave() {
        guard !hasLeft, !isMute else { return }
        hasLeft = true
        send(machine.drainEnded(drainNanoseconds: drainTimeLeft))
        endIfDone()
    }

    /// Takes no new calls and cancels those in flight.
    func abort() {
        drain(until: 0)
        leave()
        for call in Array(calls.values) { stop(machine.serverEnds(call.stream), call.stream) }
    }

    private var drainTimeLeft: UInt64 {
        let (end, now) = (drainEnd ?? 0, loop.turnNow)
        return end - min(now, end)
    }
}
