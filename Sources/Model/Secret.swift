/// A text that must not be seen: it prints as `<redacted>` wherever it is interpolated, dumped or logged.
public struct Secret: Equatable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    /// Takes the text into custody.
    public init(_ text: String) { self.text = text }

    /// Hands the text to a closure: the one way out, easy to search for.
    public func reveal<Result, Failure: Error>(
        _ body: (String) throws(Failure) -> Result
    ) throws(Failure) -> Result { try body(text) }

    /// `<redacted>`
    public var description: String { "<redacted>" }

    /// `<redacted>`
    public var debugDescription: String { description }

    /// No children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
