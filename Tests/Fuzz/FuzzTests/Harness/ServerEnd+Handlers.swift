import Messages
import RPCTransport
@testable import Wire

// What handlers do, and what must hold whatever they do.
extension ServerEnd {
    /// Streams whose handlers run, in order.
    var running: [StreamID] { calls.filter(\.value.isRunning).keys.sorted() }

    /// A handler asks for its next request.
    mutating func takeRequest(_ stream: StreamID) {
        guard let call = calls[stream], call.isRunning, !call.isCancelled else { return }
        if call.shape.takesStream, let credit = machine.requestsWanted(stream, requestCredit) {
            grant(credit, stream)
        }
        guard let request = calls[stream]?.requests.first else { return }
        calls[stream]?.requests.removeFirst()
        calls[stream]?.taken.append(request)
        guard call.shape.takesStream else { return }
        if let credit = machine.requestTaken(stream, byteCount: request.count) { grant(credit, stream) }
    }

    private mutating func grant(_ credit: Credit, _ stream: StreamID) {
        guard fault == nil else { return }
        outbox.addCredit(stream, metadata: RPCV1.Credit(credit).metadata())
    }

    /// A handler sends one response of a stream.
    mutating func respond(_ stream: StreamID, _ response: [UInt8]) {
        guard let call = calls[stream], call.isRunning, call.shape.givesStream, call.pending.count < 8 else { return }
        calls[stream]?.pending.append(response)
        pump(stream)
    }

    mutating func pump(_ stream: StreamID) {
        while let call = calls[stream], let first = call.pending.first, fault == nil {
            switch machine.responseOffered(stream, byteCount: first.count) {
            case .send:
                outbox.addMessage(stream, first)
                calls[stream]?.sent.append(first)
            case .wait: return
            case .fail, .discard: break
            }
            calls[stream]?.pending.removeFirst()
        }
    }

    /// A handler ends.
    ///
    /// - Parameter response: of a method that gives one; `nil` = it fails.
    mutating func endHandler(_ stream: StreamID, _ response: [UInt8]?) {
        guard let call = calls[stream], call.isRunning else { return }
        calls[stream] = nil
        let response = call.shape.givesStream ? response.map { _ in [] } : response
        let failure = RPCV1.End(code: 9, message: "failed", reason: "Failed")
        switch machine.handlerEnded(stream, responseByteCount: response?.count ?? 0) {
        case .ignore: break
        case .with(let error):
            sendEnd(stream, RPCV1.End(code: error.code, message: error.message, reason: error.reason))
        case .asHandled:
            if call.isCancelled || response == nil {
                sendEnd(stream, failure)
            } else {
                audit.succeeded[stream] = (call.sent, call.shape.givesStream ? nil : response, call.taken)
                sendEnd(stream, nil, response ?? [])
            }
        }
    }

    /// What may never be, whatever the client sends and the handlers do.
    func checkInvariants() throws(Finding) {
        try check(machine.streams.count <= Int(machine.limits.streams), "\(machine.streams.count) streams are open")
        var sum = 0
        for (stream, entry) in machine.streams {
            sum += entry.requestBytes
            try check(entry.requestBytes >= 0, "stream \(stream) holds \(entry.requestBytes) bytes")
            try check(
                entry.assembly.bytes.count <= Int(machine.limits.messageBytes),
                "stream \(stream) assembles \(entry.assembly.bytes.count) bytes")
            try check(
                entry.assembly.bytes.count <= entry.requestBytes || entry.requestBytes == 0,
                "stream \(stream) assembles bytes that are not counted")
        }
        try check(sum == machine.requestBytes, "\(machine.requestBytes) bytes are counted, \(sum) are there")
        try check(sum <= requestByteLimit, "\(sum) bytes of requests are held")
        if fault == nil {
            try check(Set(machine.streams.keys) == Set(calls.keys), "the machine and the driver know other calls")
        }
        for (stream, count) in ends {
            try check(count <= 1, "stream \(stream) was ended \(count) times")
            try check(
                fault != nil || (count == 1) == (calls[stream] == nil), "stream \(stream) is over without an END")
        }
        try check(machine.isDone == (machine.phase == .leaving && calls.isEmpty) || fault != nil, "done too early")
        let waiting = outbox.bulk.values.flatMap(\.items).reduce(0) { $0 + $1.byteCount }
        try check(
            waiting == outbox.freeByteCount + outbox.paidByteCount && outbox.writableByteCount <= outbox.byteCount,
            "the outbox counts \(outbox.freeByteCount) + \(outbox.paidByteCount) bytes, and holds \(waiting)")
    }
}
