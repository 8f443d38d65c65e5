/// The query parameters of one request: each at most once, and only those that the operation knows.
struct Query: Equatable, Sendable {
    private var values: [String: String] = [:]

    /// Reads `a=1&b=2`.
    ///
    /// - Throws: `Problem` with the reason `UnknownParameter`, `DuplicateParameter` or `MalformedParameter`.
    init(_ text: Substring?, allowed: [String]) throws(Problem) {
        for pair in (text ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0], plusIsSpace: true),
                let value = PercentCoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { throw Problem.parameter("MalformedParameter", nil, "the query is not percent-encoded UTF-8") }
            guard allowed.contains(name) else {
                let known = allowed.isEmpty ? "there is none here" : "known here: \(allowed.joined(separator: ", "))"
                throw Problem.parameter("UnknownParameter", name, "is no query parameter of this request; \(known)")
            }
            guard values.updateValue(value, forKey: name) == nil else {
                throw Problem.parameter("DuplicateParameter", name, "is given twice")
            }
        }
    }

    /// The parameter as it is; empty where it is not given, so that one that is given must not be.
    func text(_ name: String) throws(Problem) -> String {
        guard let text = values[name] else { return "" }
        guard !text.isEmpty, !text.utf8.contains(0) else {
            throw Problem.parameter(
                "InvalidParameter", name, "must not be empty or contain the character U+0000; leave it out instead")
        }
        return text
    }

    /// `true` or `false`; false where it is not given.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch values[name] {
        case nil, "false": return false
        case "true": return true
        default: throw Problem.parameter("InvalidParameter", name, "must be true or false")
        }
    }

    /// A whole number within bounds; `nil` where it is not given.
    func number(_ name: String, in bounds: ClosedRange<UInt32>) throws(Problem) -> UInt32? {
        guard let text = values[name] else { return nil }
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }), let number = UInt32(text),
            bounds.contains(number)
        else {
            throw Problem.parameter(
                "InvalidParameter", name, "must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return number
    }
}
