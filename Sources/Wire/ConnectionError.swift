/// Why a connection ends, as GOAWAY tells the peer.
public struct ConnectionError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What kind of trouble it is.
    public let code: Code
    /// A sentence for the peer's logs.
    public let text: String

    /// Pairs a code with a sentence.
    public init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text
    }

    /// `protocolViolation: stream 3 is not above stream 5`
    public var description: String { "\(code): \(text)" }

    /// Number of a connection error; numbers that are not listed may come from a later version.
    public struct Code: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The number in GOAWAY.
        public let rawValue: UInt32

        /// A code by its number, known or not.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Nothing is wrong: an orderly end.
        public static let none = Code(rawValue: 0)
        /// The peer broke a rule of the protocol.
        public static let protocolViolation = Code(rawValue: 1)
        /// A frame, or its metadata, is longer than the receiver takes.
        public static let frameTooLarge = Code(rawValue: 2)
        /// The two sides have no version in common.
        public static let versionMismatch = Code(rawValue: 3)
        /// Preface and HELLO did not come in time.
        public static let helloTimeout = Code(rawValue: 4)
        /// The sender has a fault of its own.
        public static let internalError = Code(rawValue: 5)
        /// The server has as many connections as it takes.
        public static let tooManyConnections = Code(rawValue: 6)
        /// The peer sent more than it had credit for, or granted more than can be counted.
        public static let flowControl = Code(rawValue: 7)
        /// The peer does not read, and what waits for it is too much or too old.
        public static let slowReader = Code(rawValue: 8)
        /// The peer sends more pings, cancels, credits or extensions than the protocol allows.
        public static let tooManyFrames = Code(rawValue: 9)
        /// The peer did not answer in time when it was asked whether it is there.
        public static let keepaliveTimeout = Code(rawValue: 10)

        /// The code's name, or its number where it has none here.
        public var description: String {
            switch self {
            case .none: "none"
            case .protocolViolation: "protocolViolation"
            case .frameTooLarge: "frameTooLarge"
            case .versionMismatch: "versionMismatch"
            case .helloTimeout: "helloTimeout"
            case .internalError: "internalError"
            case .tooManyConnections: "tooManyConnections"
            case .flowControl: "flowControl"
            case .slowReader: "slowReader"
            case .tooManyFrames: "tooManyFrames"
            case .keepaliveTimeout: "keepaliveTimeout"
            default: "code \(rawValue)"
            }
        }
    }
}

extension ConnectionError {
    static func violation(_ text: String) -> ConnectionError { ConnectionError(.protocolViolation, text) }
}
