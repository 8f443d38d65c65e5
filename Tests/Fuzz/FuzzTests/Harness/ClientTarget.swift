import Messages
import RPCTransport
import Wire

/// A hostile server, and an application that does anything.
enum ClientTarget {
    static func run(_ script: inout Script) throws(Finding) {
        let options = script.byte()
        var client = ClientEnd(
            limits: options & 1 == 0 ? .minimum : Limits(frameBytes: 65_536, messageBytes: 4_194_304, streams: 64),
            credit: options & 2 == 0 ? .connectionMinimum : .connection)
        var steps = 0
        while !script.isOver, steps < 2_048 {
            steps += 1
            try step(&client, &script)
        }
        try finish(&client)
    }

    private static func step(_ client: inout ClientEnd, _ script: inout Script) throws(Finding) {
        let action = script.byte()
        if action < 0x80 { return try client.receive(ServerFrames.next(action, &script)) }
        let open = client.open
        switch action & 0x0F {
        case 0, 1, 2, 3: Self.call(&client, action, &script)
        case 4: _ = try client.write(script.size())
        case 5: client.now += UInt64(script.short()) * 1_000_000
        case 6: try client.receive(script.bytes(Int(script.byte())))
        case 7 where action >= 0xF0: flood(&client)
        case 7: for _ in 0..<script.byte() { try client.receive(ServerFrames.next(5, &script)) }
        default:
            guard !open.isEmpty else { break }
            let stream = open[Int(action >> 4 & 7) % open.count]
            switch action & 0x0F {
            case 8, 9: client.send(stream, [UInt8](repeating: 7, count: script.size()))
            case 10: client.endRequests(stream)
            case 11: client.giveUp(stream)
            default: client.take(stream)
            }
        }
        try client.checkInvariants()
    }

    /// More calls are given up than the server's rates let a client cancel at once.
    private static func flood(_ client: inout ClientEnd) {
        // Once for an input: what is looked at after each frame takes longer with each call.
        guard client.calls.count < 1_000 else { return }
        for _ in 0..<1_100 {
            let stream = client.call(.unary, request: [], credit: .zero, largestResponse: 0, deadline: nil)
            guard let stream else { return }
            client.giveUp(stream)
            _ = try? client.receive(Frame(.end, stream).bytes)
        }
    }

    /// Makes a call that a script describes.
    static func call(_ client: inout ClientEnd, _ action: UInt8, _ script: inout Script) {
        let options = script.byte()
        let shapes = [MethodShape.unary, .serverStreaming, .clientStreaming, .bidirectional]
        let shape = shapes[Int(action & 3)]
        let request: [UInt8]? =
            shape.takesStream && options & 1 == 1 ? nil : [UInt8](repeating: options, count: script.size())
        let credit =
            options & 2 == 0
            ? Credit(messages: 4, bytes: 65_536)
            : Credit(messages: script.number() & 0x7FFF_FFFF, bytes: script.number() & 0x7FFF_FFFF)
        client.call(
            shape, request: request, credit: credit, largestResponse: options & 4 == 0 ? 0 : script.number(),
            deadline: options & 8 == 0 ? nil : client.now &+ UInt64(script.number()),
            key: options & 16 == 0 ? "" : String(repeating: "k", count: min(script.size(), 70_000)))
    }

    /// Whatever was: when the connection is lost every call has come to one end.
    private static func finish(_ client: inout ClientEnd) throws(Finding) {
        var rounds = 0
        while try !client.write().isEmpty {
            rounds += 1
            try check(rounds < 10_000, "there is no end to what is written")
        }
        for call in client.machine.connectionLost() { client.asCall(call).outcomes += 1 }
        try client.checkInvariants()
        let lost = client.calls.filter { $0.value.outcomes != 1 }.keys.sorted()
        try check(lost.isEmpty, "calls without an end: \(lost)")
    }
}
