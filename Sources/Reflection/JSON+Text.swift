extension JSON {
    /// The value in one line.
    public var line: String { text(indentation: nil) }

    /// The value in lines that people can read.
    public var lines: String { text(indentation: 0) }

    /// The value alone, as scripts want it: a text without quotes, nothing for null.
    public var plain: String {
        switch self {
        case .string(let text): text
        case .null: ""
        default: line
        }
    }

    private func text(indentation: Int?) -> String {
        switch self {
        case .null: "null"
        case .boolean(let flag): flag ? "true" : "false"
        case .number(let number): number
        case .string(let text): Self.quoted(text)
        case .array(let elements):
            Self.list("[", elements.map { $0.text(indentation: indentation.map { $0 + 2 }) }, "]", indentation)
        case .object(let members):
            Self.list(
                "{",
                members.map {
                    "\(Self.quoted($0.name)):\(indentation == nil ? "" : " ")"
                        + $0.value.text(indentation: indentation.map { $0 + 2 })
                }, "}", indentation)
        }
    }

    private static func list(_ open: String, _ elements: [String], _ close: String, _ indentation: Int?) -> String {
        guard let indentation, !elements.isEmpty else { return open + elements.joined(separator: ",") + close }
        let margin = "\n" + String(repeating: " ", count: indentation)
        return open + elements.map { margin + "  " + $0 }.joined(separator: ",") + margin + close
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            // No character that could move a terminal's cursor goes out as it is.
            case _ where scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
