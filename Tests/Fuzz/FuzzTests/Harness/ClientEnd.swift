import Messages
import RPCTransport
@testable import Wire

/// A client's end of a connection, from bytes to bytes, as the client's connection ties its parts together, with an
/// application that does what a script says.
struct ClientEnd {
    var machine: ClientStateMachine
    var outbox = Outbox()
    var decoder: FrameDecoder
    var rates = FrameRates()
    var cancels = ClientCancels()
    let shown = ShownFrames()
    let hello: Hello
    /// All calls that were ever open, by their streams.
    var calls: [StreamID: CallerCall] = [:]
    var audit: ClientAudit
    /// Why the connection ended.
    var fault: ConnectionError?
    /// The server has ended the connection.
    var isRefused = false
    var wasPostponed = false
    var lastWords = ""
    var now: UInt64 = 1_000_000_000

    init(limits: Limits, credit: Credit) {
        hello = Hello(limits: limits, agent: "client", credit: credit)
        machine = ClientStateMachine(limits: limits, credit: hello.credit)
        decoder = FrameDecoder(from: .server, limits: limits)
        audit = ClientAudit()
        outbox.onFrame = { [shown] in shown.add($0, $1, $2) }
        outbox.addPreface()
        outbox.addControl(.hello, metadata: RPCV1.Hello(hello).metadata())
    }

    var isOver: Bool { fault != nil || isRefused }

    /// Bytes came from the server.
    mutating func receive(_ bytes: [UInt8]) throws(Finding) {
        guard !isOver else { return }
        // The decoder is taken out, for the closure changes the rest.
        var decoder = decoder
        var finding: Finding?
        do throws(ConnectionError) {
            try decoder.decode(bytes.span.bytes) { (header, metadata, message) throws(ConnectionError) in
                guard !isOver, finding == nil else { return }
                try rates.frameReceived(header.type, now: now, messagesWritten: outbox.messagesWritten)
                do {
                    try received(header, metadata, message)
                } catch let error as ConnectionError {
                    throw error
                } catch {
                    finding = error as? Finding
                }
            }
        } catch {
            fault = error
            lastWords = "\(error)"
            for call in machine.connectionLost() { asCall(call).outcomes += 1 }
            outbox.addLast(metadata: RPCV1.GoAway(GoAway(lastStream: 0, error: error)).metadata())
        }
        self.decoder = decoder
        if let finding { throw finding }
        try checkInvariants()
    }

    /// What is to be written now.
    mutating func write(_ byteCount: Int = 262_144) throws(Finding) -> [UInt8] {
        var buffer: [UInt8] = []
        for (stream, code) in cancels.due(now: now) where machine.isOpen(stream) { writeCancel(stream, code) }
        outbox.fill(&buffer, byteCount: byteCount, now: now)
        try shown.check(against: buffer)
        try audit.written(buffer, peerLimits: machine.peerLimits)
        return buffer
    }

    func asCall(_ object: AnyObject) -> CallerCall { unsafeDowncast(object, to: CallerCall.self) }

    /// What may never be, whatever the server sends and the application does.
    func checkInvariants() throws(Finding) {
        for (stream, call) in calls {
            let isOpen = machine.streams[stream].map { !$0.isGivenUp } ?? false
            try check(call.outcomes <= 1, "call \(stream) ended \(call.outcomes) times")
            try check(isOpen == (call.outcomes == 0), "call \(stream) is \(isOpen ? "open after its end" : "lost")")
        }
        try check(machine.calls.map { asCall($0).stream } == open, "the machine hands back other calls than are open")
        try check(!machine.awaitsHello || machine.peerLimits == .minimum, "limits before HELLO")
        for (stream, entry) in machine.streams {
            let count = entry.assembly.bytes.count
            try check(count <= Int(entry.largestResponse), "stream \(stream) assembles \(count) bytes")
            try check(!entry.isGivenUp || count == 0, "stream \(stream) is given up and holds \(count) bytes")
        }
        let waiting = outbox.bulk.values.flatMap(\.items).reduce(0) { $0 + $1.byteCount }
        try check(
            waiting == outbox.freeByteCount + outbox.paidByteCount && outbox.writableByteCount <= outbox.byteCount,
            "the outbox counts \(outbox.freeByteCount) + \(outbox.paidByteCount) bytes, and holds \(waiting)")
    }
}
