import Glibc
@testable import Wire

// What must hold when both ends have said all that they have to say.
extension SessionTarget {
    /// Everybody takes what comes and ends what is begun: then nothing is left over, and nothing hangs.
    mutating func settle() throws(Finding) {
        for stream in client.open { client.endRequests(stream) }
        for _ in 0..<400 {
            try moveAll()
            var isQuiet = true
            for stream in server.running {
                for _ in 0..<1_000 where server.calls[stream]?.requests.isEmpty == false { server.takeRequest(stream) }
                server.takeRequest(stream)
                guard let call = server.calls[stream] else { continue }
                if (call.requestsEnded && call.requests.isEmpty && call.pending.isEmpty) || call.isCancelled {
                    server.endHandler(stream, [1, 2, 3])
                    isQuiet = false
                }
            }
            for (stream, call) in client.calls where !call.held.isEmpty {
                while !call.held.isEmpty { client.take(stream) }
                isQuiet = false
            }
            if isQuiet, client.outbox.isEmpty, server.outbox.isEmpty { break }
        }
        try checkFaults()
        try check(client.open.isEmpty, "calls hang: \(client.open)")
        try check(client.machine.isIdle, "streams hang: \(client.machine.streams.keys.sorted())")
        try check(server.machine.isIdle && server.calls.isEmpty, "handlers hang: \(server.calls.keys.sorted())")
        try check(client.outbox.isEmpty && server.outbox.isEmpty, "frames hang in an outbox")
        try client.checkInvariants()
        try server.checkInvariants()
        try compare()
        try checkCredit("client", client.outbox, server.machine)
        try checkCredit("server", server.outbox, client.machine)
    }

    /// All that was sent has been read: what a sender believes to have is what the receiver has left for it.
    private func checkCredit(_ name: String, _ outbox: Outbox, _ receiver: Any) throws(Finding) {
        guard let window = Mirror(reflecting: receiver).descendant("window"),
            let left = Mirror(reflecting: window).descendant("left") as? Credit
        else { throw Finding("the harness knows no window of the connection") }
        let believed = outbox.connectionCredit.left
        try check(believed == left, "the \(name) believes in \(believed) for the connection, where \(left) is left")
    }

    /// A call that went well at both ends has had its messages whole and in order.
    private func compare() throws(Finding) {
        for (stream, call) in client.calls where call.isSuccess {
            guard let handled = server.audit.succeeded[stream] else {
                throw Finding("call \(stream) went well, and no handler knows")
            }
            let responses = handled.response.map { [$0] } ?? handled.sent
            try check(isSame(call.responses, responses), "the responses of call \(stream) are others than were sent")
            try check(
                isSame(handled.taken, Array(call.sent.prefix(handled.taken.count))),
                "the requests of call \(stream) are others than were sent")
        }
        for (stream, call) in client.calls where call.isUnprocessed {
            try check(!server.begun.contains(stream), "call \(stream) was said not to be begun, and was")
        }
    }

    /// By memcmp: an array's own comparison is instrumented byte for byte.
    private func isSame(_ left: [[UInt8]], _ right: [[UInt8]]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { pair in
                pair.0.count == pair.1.count && memcmp(pair.0, pair.1, pair.0.count) == 0
            }
    }
}
