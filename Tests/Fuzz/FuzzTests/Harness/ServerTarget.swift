import Messages
import RPCTransport
@testable import Wire

/// A hostile client, handlers that do anything, and a clock that jumps.
enum ServerTarget {
    static func run(_ script: inout Script) throws(Finding) {
        let options = script.byte()
        var server = ServerEnd(
            limits: options & 1 == 0 ? .minimum : Limits(frameBytes: 65_536, messageBytes: 4_194_304, streams: 64),
            credit: options & 2 == 0 ? .connectionMinimum : .connection,
            requestByteLimit: options & 4 == 0 ? 1 << 20 : 4 << 20,
            requestCredit: Credit(
                messages: 1 + UInt32(options >> 4), bytes: (options & 1 == 0 ? 1_048_576 : 4_194_304) + 1_024))
        if options & 8 == 0 { try server.receive(Preface.bytes) }
        var steps = 0
        while !script.isOver, steps < 2_048 {
            steps += 1
            try step(&server, &script)
        }
        try finish(&server)
    }

    private static func step(_ server: inout ServerEnd, _ script: inout Script) throws(Finding) {
        let action = script.byte()
        if action < 0x80 {
            let frames = ClientFrames.next(action, &script)
            return try server.receive(frames)
        }
        if action & 0x0F == 0x0F { _ = try server.write(script.size()) }
        let running = server.running
        if !running.isEmpty {
            let stream = running[Int(action >> 4 & 7) % running.count]
            switch action & 0x0F {
            case 0, 1: server.takeRequest(stream)
            case 2, 3, 4: server.respond(stream, [UInt8](repeating: 7, count: script.size()))
            case 5, 6: server.endHandler(stream, [UInt8](repeating: 8, count: script.size()))
            case 7: server.endHandler(stream, nil)
            default: break
            }
        }
        switch action & 0x0F {
        case 8: server.deadlinePassed(StreamID(script.byte()))
        case 9: server.drain()
        case 10: server.drainEnded()
        case 11: server.now += UInt64(script.short()) * 1_000_000
        case 12: try server.receive(script.bytes(Int(script.byte())))
        case 13: for _ in 0..<script.byte() { try server.receive(ClientFrames.next(5, &script)) }
        case 14 where action >= 0xF0: server.abort()
        default: break
        }
        try server.checkInvariants()
    }

    /// Whatever was: when the handlers have ended nothing is left, and nothing more can be written than is there.
    private static func finish(_ server: inout ServerEnd) throws(Finding) {
        for stream in server.running {
            server.takeRequest(stream)
            server.endHandler(stream, [1])
        }
        let waiting = server.calls.keys.sorted()
        for stream in waiting { server.deadlinePassed(stream) }
        try server.checkInvariants()
        try check(server.fault != nil || server.machine.isIdle, "calls are left without handlers")
        try check(server.fault != nil || server.machine.requestBytes == 0, "bytes are held for nobody")
        var rounds = 0
        while try !server.write().isEmpty {
            rounds += 1
            try check(rounds < 10_000, "there is no end to what is written")
        }
        let left = server.ends.filter { $0.value != 1 }
        try check(server.fault != nil || left.isEmpty, "streams without END: \(left.keys.sorted())")
    }
}
