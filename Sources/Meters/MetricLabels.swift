/// What tells the samples of a family apart, in the order of the family's names of labels. Only words that the program
/// itself has chosen: never an id, a name or an address, of which there are ever more.
public struct MetricLabels: Hashable, Sendable {
    let first: String
    let second: String
    let third: String

    /// Up to three values.
    public init(_ first: String = "", _ second: String = "", _ third: String = "") {
        self.first = first
        self.second = second
        self.third = third
    }

    /// As they stand in a sample, without braces.
    public func text(_ names: [String]) -> String {
        zip(names, [first, second, third]).map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
