/// Building blocks of source text, a line each.
enum Lines {
    /// The style's longest line.
    static let width = 120

    /// The lines, moved right by one level.
    static func indented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? $0 : "    " + $0 } }

    /// A declaration's head, its body and the closing brace.
    static func block(_ head: String, _ body: [String]) -> [String] { [head + " {"] + indented(body) + ["}"] }

    /// Puts a type inside its namespace or its outer type, if it has one.
    static func nested(in name: TypeName, _ lines: [String]) -> [String] {
        let outer = name.swift.split(separator: ".").dropLast().joined(separator: ".")
        return outer.isEmpty ? lines : block("extension \(outer)", lines)
    }

    /// `prefix(arguments)suffix` on one line if it fits at this level, else with the arguments on lines of their own.
    static func call(_ prefix: String, _ arguments: [String], _ suffix: String, level: Int) -> [String] {
        let room = width - 4 * level
        let line = prefix + "(" + arguments.joined(separator: ", ") + ")" + suffix
        guard line.count > room else { return [line] }
        return [prefix + "("] + indented(filled(arguments, room - 4)) + [")" + suffix]
    }

    /// `prefix[elements]`, in one line or several.
    static func bracketed(_ prefix: String, _ elements: [String], level: Int) -> [String] {
        let line = prefix + "[" + elements.joined(separator: ", ") + "]"
        guard line.count > width - 4 * level else { return [line] }
        return [prefix + "["] + indented(filled(elements, width - 4 * level - 5).ending(with: ",")) + ["]"]
    }

    private static func filled(_ arguments: [String], _ room: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for (index, argument) in arguments.enumerated() {
            let piece = index == arguments.count - 1 ? argument : argument + ","
            if current.isEmpty {
                current = piece
            } else if current.count + 1 + piece.count <= room {
                current += " " + piece
            } else {
                lines.append(current)
                current = piece
            }
        }
        return current.isEmpty ? lines : lines + [current]
    }
}

extension [String] {
    fileprivate func ending(with end: String) -> [String] { dropLast() + suffix(1).map { $0 + end } }
}
