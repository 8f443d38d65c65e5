/// A text is no JSON.
public struct JSONFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Line of the first byte that does not fit, from 1.
    public let line: Int
    /// Its place in the line in bytes, from 1.
    public let column: Int
    /// What is wrong there.
    public let problem: String

    /// All of it in one sentence.
    public var description: String { "line \(line), column \(column): \(problem)" }
}
