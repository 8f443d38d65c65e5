import FoundationEssentials

extension Report: Encodable {
    private enum Key: String, CodingKey { case home, result, invariants, findings }
    private enum LineKey: String, CodingKey { case invariant, promise, result, examined }

    /// Writes the report as programs read it.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(home, forKey: .home)
        try fields.encode(result, forKey: .result)
        var list = fields.nestedUnkeyedContainer(forKey: .invariants)
        for line in lines {
            var entry = list.nestedContainer(keyedBy: LineKey.self)
            try entry.encode(line.invariant, forKey: .invariant)
            try entry.encode(line.invariant.promise, forKey: .promise)
            try entry.encode(line.result, forKey: .result)
            try entry.encode(line.examined, forKey: .examined)
        }
        try fields.encode(findings, forKey: .findings)
    }

    /// For programs: `{home, result, invariants: [{invariant, promise, result, examined}], findings: [{invariant, kind,
    /// reason, subject, message, nextStep}]}`.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
