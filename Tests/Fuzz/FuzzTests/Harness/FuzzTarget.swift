/// What can be fuzzed: each takes any bytes, and finds out whether something is wrong with what was made of them.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// Frames of a hostile client, and whatever handlers do, against the server's decoder, state machine and outbox.
    case server
    /// Frames of a hostile server, and whatever an application does, against those of the client.
    case client
    /// Both ends against each other: neither may ever find fault with the other, and no message may be lost.
    case session
    /// Frames cut out of a stream of bytes, whole and in pieces.
    case frames
    /// HELLO's limits and versions.
    case hello
    /// An OPEN that is read the short way, against the decoder.
    case open
    /// Every type of message from bytes to Swift and back.
    case decode
    /// The scan against its rules, and against protobuf-c.
    case scan

    /// Runs one input.
    ///
    /// - Throws: what is wrong. A trap is a finding too.
    public func run(_ input: [UInt8]) throws(Finding) {
        var script = Script(input)
        switch self {
        case .server: try ServerTarget.run(&script)
        case .client: try ClientTarget.run(&script)
        case .session: try SessionTarget.run(&script)
        case .frames: try FramesTarget.run(&script)
        case .hello: try HelloTarget.run(&script)
        case .open: try OpenTarget.run(&script)
        case .decode: try DecodeTarget.run(&script)
        case .scan: try ScanTarget.run(&script)
        }
    }
}
