@testable import Wire

/// Both ends, with calls, handlers and a transport that do what a script says. Nobody breaks a rule, so nobody may find
/// fault with the other, every call comes to one end, and what was sent is what comes.
struct SessionTarget {
    var client: ClientEnd
    var server: ServerEnd
    private var toServer: [UInt8] = []
    private var toClient: [UInt8] = []
    private var seed: UInt8 = 0
    private var moved = 0

    static func run(_ script: inout Script) throws(Finding) {
        var session = SessionTarget(options: script.byte(), more: script.byte())
        var steps = 0
        while !script.isOver, steps < 1_024, session.moved < 16 << 20 {
            steps += 1
            try session.step(&script)
        }
        try session.settle()
    }

    private init(options: UInt8, more: UInt8) {
        let small = Limits.minimum
        let large = Limits(frameBytes: 100_000, messageBytes: 3_000_000, metadataBytes: 20_000, streams: 40)
        client = ClientEnd(
            limits: options & 1 == 0 ? small : large, credit: options & 2 == 0 ? .connectionMinimum : .connection)
        let limits = options & 4 == 0 ? small : large
        server = ServerEnd(
            limits: limits, credit: options & 8 == 0 ? .connectionMinimum : .connection,
            requestByteLimit: options & 16 == 0 ? 2 << 20 : 64 << 20,
            requestCredit: Credit(
                messages: 1 + UInt32(more & 15), bytes: limits.messageBytes + UInt32(more >> 4) * 1_000))
    }

    // MARK: Steps

    private mutating func step(_ script: inout Script) throws(Finding) {
        let action = script.byte()
        let (open, running) = (client.open, server.running)
        let index = Int(action >> 4)
        switch action & 0x0F {
        case 0, 1, 2, 3: ClientTarget.call(&client, action, &script)
        case 4 where !open.isEmpty: client.send(open[index % open.count], payload(script.size()))
        case 5 where !open.isEmpty: client.endRequests(open[index % open.count])
        case 6 where !open.isEmpty && index > 11: client.giveUp(open[index % open.count])
        case 6 where !open.isEmpty: client.take(open[index % open.count])
        case 7 where !running.isEmpty: server.takeRequest(running[index % running.count])
        case 8 where !running.isEmpty: server.respond(running[index % running.count], payload(script.size()))
        case 9 where !running.isEmpty:
            server.endHandler(running[index % running.count], index == 15 ? nil : payload(script.size()))
        case 10 where index == 15 && !server.calls.isEmpty:
            let streams = server.calls.keys.sorted()
            server.deadlinePassed(streams[Int(script.byte()) % streams.count])
        case 10 where index == 14 && !script.isOver && script.byte() & 7 == 7: server.drain()
        case 10:
            client.now += UInt64(script.short()) * 1_000
            server.now = client.now
        case 11, 12: try moveToServer(script.size())
        case 13, 14: try moveToClient(script.size())
        default: try moveAll()
        }
        try client.checkInvariants()
        try server.checkInvariants()
        try checkFaults()
    }

    private mutating func payload(_ count: Int) -> [UInt8] {
        seed &+= 1
        return [UInt8](repeating: seed, count: count)
    }

    private mutating func moveToServer(_ count: Int) throws(Finding) {
        if toServer.count < count { toServer += try client.write(count) }
        let count = min(max(1, count), toServer.count)
        moved += count
        try server.receive(Array(toServer[..<count]))
        toServer.removeFirst(count)
    }

    private mutating func moveToClient(_ count: Int) throws(Finding) {
        if toClient.count < count { toClient += try server.write(count) }
        let count = min(max(1, count), toClient.count)
        moved += count
        try client.receive(Array(toClient[..<count]))
        toClient.removeFirst(count)
    }

    mutating func moveAll() throws(Finding) {
        for _ in 0..<10_000 {
            toServer += try client.write()
            toClient += try server.write()
            if toServer.isEmpty && toClient.isEmpty { return }
            try moveToServer(toServer.count)
            try moveToClient(toClient.count)
            try checkFaults()
        }
        throw Finding("the two ends never stop talking")
    }

    func checkFaults() throws(Finding) {
        if let fault = server.fault { throw Finding("the server finds fault with the client: \(fault)") }
        if let fault = client.fault { throw Finding("the client finds fault with the server: \(fault)") }
        try check(!client.isRefused, "the server refuses the client")
        for (stream, timeout) in server.timeouts {
            guard let call = client.calls[stream], call.deadline != nil else { continue }
            try check(timeout > 0, "call \(stream) has lost its deadline")
        }
    }
}
