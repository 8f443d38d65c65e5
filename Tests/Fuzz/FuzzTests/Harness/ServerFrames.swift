import Messages
import RPCTransport
import Wire

/// Frames of a server that knows the rules and keeps to them when it likes.
enum ServerFrames {
    /// The next frame that a script describes.
    static func next(_ kind: UInt8, _ script: inout Script) -> [UInt8] {
        switch kind & 0x0F {
        case 0: ClientFrames.hello(&script)
        case 1, 2, 3: end(&script)
        case 4, 5, 6, 7, 8:
            Frame(
                .message, StreamID(script.byte()), flags: script.flag() ? .more : [],
                message: ClientFrames.filled(script.size())
            ).bytes
        case 9:
            Frame(.cancel, StreamID(script.byte()), metadata: RPCV1.Cancel(code: script.number()).metadata()).bytes
        case 10, 11: ClientFrames.credit(&script)
        case 12:
            Frame(
                .ping, 0, flags: ClientFrames.flags(script.byte() << 2), message: ClientFrames.pingBytes(&script)
            ).bytes
        case 13:
            Frame(
                .goAway, 0,
                metadata: RPCV1.GoAway(lastStream: script.number(), code: script.flag() ? 0 : script.number())
                    .metadata()
            ).bytes
        case 14:
            Frame(
                FrameType(rawValue: 0x80 | script.byte()), script.number(),
                message: ClientFrames.filled(script.size())
            ).bytes
        default: ClientFrames.anything(&script)
        }
    }

    private static func end(_ script: inout Script) -> [UInt8] {
        let stream = StreamID(script.byte())
        let options = script.byte()
        var metadata: [UInt8] = []
        if options & 1 == 1 {
            let end = RPCV1.End(code: UInt32(options >> 4), message: "no", notProcessed: options & 2 == 2)
            metadata = end.metadata()
        }
        let count = options & 4 == 0 ? 0 : script.size()
        return Frame(.end, stream, metadata: metadata, message: ClientFrames.filled(count)).bytes
    }
}
