import Messages
import Wire

extension FrameType {
    /// Name in the protocol's page: `OPEN`.
    var word: String {
        switch self {
        case .hello: "HELLO"
        case .open: "OPEN"
        case .message: "MSG"
        case .end: "END"
        case .cancel: "CANCEL"
        case .credit: "CREDIT"
        case .ping: "PING"
        case .goAway: "GOAWAY"
        default: "0x" + String(rawValue, radix: 16)
        }
    }

    /// Full name of the message that is the frame's metadata; `nil` where it has none.
    var metadata: String? {
        switch self {
        case .hello: RPCV1.Hello.typeName
        case .open: RPCV1.Open.typeName
        case .end: RPCV1.End.typeName
        case .cancel: RPCV1.Cancel.typeName
        case .credit: RPCV1.Credit.typeName
        case .goAway: RPCV1.GoAway.typeName
        default: nil
        }
    }
}

extension FrameFlags {
    /// Names in the protocol's page.
    var words: [String] {
        [(Self.endStream, "END_STREAM"), (.more, "MORE"), (.acknowledgement, "ACK")].filter { contains($0.0) }.map(\.1)
    }
}
