/// The sender takes no calls above a stream, or gives up the connection.
public struct GoAway: Equatable, Sendable {
    /// The last call that the sender may have begun; those above were certainly not.
    public var lastStream: StreamID
    /// Why; `none` for an orderly end.
    public var code: ConnectionError.Code
    /// How long calls in flight may go on, in nanoseconds.
    public var drainNanoseconds: UInt64
    /// A sentence for logs.
    public var text: String

    /// Puts a GOAWAY together.
    public init(
        lastStream: StreamID, code: ConnectionError.Code = .none, drainNanoseconds: UInt64 = 0, text: String = ""
    ) {
        self.lastStream = lastStream
        self.code = code
        self.drainNanoseconds = drainNanoseconds
        self.text = text
    }

    /// The GOAWAY that tells the peer of an error.
    public init(lastStream: StreamID, error: ConnectionError) {
        self.init(lastStream: lastStream, code: error.code, text: error.text)
    }
}
