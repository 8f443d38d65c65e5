/// What an end does about a peer that does not read.
public struct OutputPolicy: Sendable {
    /// While more bytes than this wait to be written, nothing is read from the peer; `nil` = always read.
    public var pauseReadingAbove: Int?
    /// With more bytes than this the connection ends.
    public var failAbove: Int
    /// The connection ends when the peer takes no byte for so long while some wait.
    public var patience: Duration

    /// Sets the bounds.
    public init(pauseReadingAbove: Int?, failAbove: Int, patience: Duration) {
        self.pauseReadingAbove = pauseReadingAbove
        self.failAbove = failAbove
        self.patience = patience
    }

    /// A server's: a peer that sends without reading is not listened to.
    public static let server = OutputPolicy(
        pauseReadingAbove: 1 << 20, failAbove: 64 << 20, patience: .seconds(30))

    /// A client's: it always reads, or both ends could wait for each other.
    public static let client = OutputPolicy(pauseReadingAbove: nil, failAbove: .max, patience: .seconds(30))
}
