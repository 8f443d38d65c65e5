import Messages
import RPCTransport
import Wire

/// Frames of a client that knows the rules and keeps to them when it likes.
enum ClientFrames {
    /// The next frame that a script describes.
    static func next(_ kind: UInt8, _ script: inout Script) -> [UInt8] {
        switch kind & 0x0F {
        case 0: hello(&script)
        case 1, 2, 3, 4: open(kind, &script)
        case 5, 6, 7, 8:
            Frame(.message, StreamID(script.byte()), flags: flags(script.byte()), message: filled(script.size())).bytes
        case 9:
            Frame(.cancel, StreamID(script.byte()), metadata: RPCV1.Cancel(code: script.number()).metadata()).bytes
        case 10, 11: credit(&script)
        case 12:
            Frame(.ping, 0, flags: flags(script.byte() << 2), message: pingBytes(&script)).bytes
        case 13: Frame(.goAway, 0, metadata: RPCV1.GoAway(GoAway(lastStream: 0, text: "")).metadata()).bytes
        case 14: Frame(FrameType(rawValue: 0x80 | script.byte()), script.number(), message: filled(script.size())).bytes
        default: anything(&script)
        }
    }

    static func anything(_ script: inout Script) -> [UInt8] {
        var frame = Frame(
            FrameType(rawValue: script.byte()), StreamID(script.byte()), flags: FrameFlags(rawValue: script.byte()),
            metadata: script.bytes(Int(script.byte())), message: filled(script.size()))
        // Now and then the header lies.
        let lie = script.byte()
        if lie & 0xF0 == 0xF0 { frame.header.metadataLength = UInt16(script.short()) }
        if lie & 0x0F == 0x0F { frame.header.length = script.number() }
        return frame.bytes
    }

    static func flags(_ byte: UInt8) -> FrameFlags {
        // Mostly such as may be.
        switch byte & 7 {
        case 0, 4: []
        case 1, 5: .endStream
        case 2, 6: .more
        case 3: FrameFlags(rawValue: byte >> 3)
        default: .acknowledgement
        }
    }

    static func filled(_ count: Int) -> [UInt8] { [UInt8](repeating: 0xA5, count: count) }

    static func pingBytes(_ script: inout Script) -> [UInt8] {
        script.flag() ? ServerStateMachine.drainPing : filled(script.byte() == 7 ? 7 : 8)
    }

    static func credit(_ script: inout Script) -> [UInt8] {
        let stream = StreamID(script.byte())
        let credit = RPCV1.Credit(messages: script.number(), bytes: script.number())
        return Frame(.credit, stream, metadata: credit.metadata()).bytes
    }

    static func hello(_ script: inout Script) -> [UInt8] {
        let options = script.byte()
        var hello = RPCV1.Hello(versionMin: 1, versionMax: 1, agent: "fuzz")
        if options & 1 == 1 {
            hello.limits = RPCV1.Limits(
                frameBytes: script.number(), messageBytes: script.number(), metadataBytes: script.number(),
                streams: script.number())
        }
        if options & 2 == 2 {
            hello.initialCreditMessages = script.number()
            hello.initialCreditBytes = script.number()
        }
        if options & 0xF0 == 0xF0 { hello.versionMin = script.number() }
        return Frame(.hello, 0, metadata: hello.metadata()).bytes
    }

    private static func open(_ kind: UInt8, _ script: inout Script) -> [UInt8] {
        let options = script.byte()
        let methods = ["/f.F/U", "/f.F/S", "/f.F/C", "/f.F/B"]
        var open = RPCV1.Open(method: methods[Int(kind & 3)])
        open.withoutMessage = options & 0x80 != 0
        if options & 0x40 != 0 {
            open.initialCreditMessages = script.number()
            open.initialCreditBytes = script.number()
        } else {
            (open.initialCreditMessages, open.initialCreditBytes) = (4, 65_536)
        }
        if options & 0x20 != 0 { open.maxResponseBytes = script.number() }
        if options & 0x18 == 0x18 { open.method = "/no/such" }
        var metadata = open.metadata()
        if options & 0x1C == 0x14 { metadata += script.bytes(Int(script.byte())) }
        let count = open.withoutMessage && options & 4 == 0 ? 0 : script.size()
        return Frame(
            .open, StreamID(script.byte()), flags: flags(options), metadata: metadata, message: filled(count)
        ).bytes
    }
}
