/// Something that may never be, and was seen.
public struct Finding: Error, Equatable, CustomStringConvertible {
    /// What it is.
    public let description: String

    init(_ description: String) { self.description = description }
}

/// Throws a finding unless a condition holds.
func check(_ condition: Bool, _ text: @autoclosure () -> String) throws(Finding) {
    guard condition else { throw Finding(text()) }
}
