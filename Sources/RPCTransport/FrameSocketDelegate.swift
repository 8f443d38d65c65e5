import EventLoop
import Wire

/// Acts on what happens on a frame socket; called on the loop.
public protocol FrameSocketDelegate: AnyObject {
    /// A frame came, whose rate was checked; its bytes are valid during the call only.
    ///
    /// - Throws: the peer's fault, which comes back as the end of the input.
    func frameReceived(_ header: FrameHeader, metadata: RawSpan, message: RawSpan) throws(ConnectionError)

    /// No frame comes any more. After a fault the delegate may still write before it finishes the socket; in the other
    /// cases the socket is closed.
    func inputEnded(_ end: InputEnd)

    /// What waited to be written has become little enough for more.
    func outputDrained()

    /// Little waits to be written, but perhaps much for the connection's credit.
    func congestionEnded()

    /// The descriptor is closed: the last call.
    func socketClosed()

    /// Whether to ask a silent peer whether it is there: calls are open.
    var wantsKeepalive: Bool { get }
}

extension FrameSocketDelegate {
    /// Never, unless the delegate says something else.
    public var wantsKeepalive: Bool { false }

    /// Of no interest, unless the delegate says something else.
    public func congestionEnded() {}
}

/// Why no more frames come.
public enum InputEnd: Error, Equatable, Sendable {
    /// The peer has closed its end.
    case closed
    /// The kernel reports an error.
    case failed(SystemFault)
    /// The peer broke a rule; it is still to be told.
    case faulted(ConnectionError)
}
