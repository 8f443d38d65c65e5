/// The daemon of a home, as it looks from outside.
public struct DaemonReading: Equatable, Sendable {
    /// How it has answered the question after its health.
    public enum Answer: Equatable, Sendable {
        /// It serves.
        case serving
        /// It says that it doesn't serve.
        case notServing
        /// It was there and has not answered in time, or with something else; a sentence for people.
        case none(String)
    }

    /// How it has answered.
    public var answer: Answer
    /// Its process; `nil` where the system doesn't say.
    public var processID: Int32?
    /// What it uses of memory, in bytes; `nil` where the system doesn't say.
    public var residentBytes: Int64?
    /// How many descriptors it has open; `nil` where the system doesn't say.
    public var openDescriptors: Int?
    /// How many it may have open; `nil` = any number.
    public var mostDescriptors: Int?

    /// A reading by its parts.
    public init(
        answer: Answer, processID: Int32? = nil, residentBytes: Int64? = nil, openDescriptors: Int? = nil,
        mostDescriptors: Int? = nil
    ) {
        self.answer = answer
        self.processID = processID
        self.residentBytes = residentBytes
        self.openDescriptors = openDescriptors
        self.mostDescriptors = mostDescriptors
    }
}
