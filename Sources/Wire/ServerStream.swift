/// One open call as the server's state machine keeps it.
struct ServerStream: Sendable {
    indirect enum State: Sendable {
        /// The only request comes in; the handler has not begun.
        case receiving
        /// The only request is whole; the half-close is awaited.
        case whole
        /// The handler has the only request.
        case running
        /// The handler runs, and requests may come.
        case open
        /// The handler runs, and the client has said that no request follows.
        case halfClosed
        /// Nothing but the handler's end matters.
        case ending(StreamError)
    }

    var state: State
    /// The request that is coming in.
    var assembly = MessageAssembly()
    var progress: RequestProgress
    var credit: SendCredit
    let largestResponse: UInt32
    /// Bytes of requests that are in memory.
    var requestBytes: Int
    /// What the client may send of a stream of requests; `nil` until the handler asks for one.
    var window: ReceiveWindow?
    /// The next request that the handler takes came in OPEN, without credit.
    var isFirstFree = false

    /// Whether the handler has been started.
    var isStarted: Bool {
        switch state {
        case .receiving, .whole: false
        case .running, .open, .halfClosed, .ending: true
        }
    }
}
