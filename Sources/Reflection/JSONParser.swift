/// Reads JSON strictly by RFC 8259.
struct JSONParser {
    /// Levels of arrays and objects: deeper texts would use up the stack.
    private static let maximumDepth = 100

    var scanner: ByteScanner

    init(_ text: [UInt8]) { scanner = ByteScanner(text) }

    mutating func document() throws(JSONFault) -> JSON {
        let value = try value(depth: 0)
        skipSpace()
        guard scanner.isAtEnd else { throw fault("nothing may follow the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSON {
        guard depth <= Self.maximumDepth else { throw fault("more than \(Self.maximumDepth) levels") }
        skipSpace()
        guard let byte = scanner.peek else { throw fault("a value is missing") }
        switch byte {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default:
            if scanner.take("true") { return .boolean(true) }
            if scanner.take("false") { return .boolean(false) }
            if scanner.take("null") { return .null }
            throw fault("no value begins like this")
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> JSON {
        _ = scanner.take("{")
        var members: [JSON.Member] = []
        skipSpace()
        if scanner.take("}") { return .object([]) }
        while true {
            skipSpace()
            guard scanner.peek == UInt8(ascii: "\"") else { throw fault("expected a member's name in quotes") }
            let name = try string()
            skipSpace()
            guard scanner.take(":") else { throw fault("expected a colon") }
            members.append(JSON.Member(name: name, value: try value(depth: depth + 1)))
            skipSpace()
            if scanner.take("}") { return .object(members) }
            guard scanner.take(",") else { throw fault("expected a comma or }") }
        }
    }

    private mutating func array(depth: Int) throws(JSONFault) -> JSON {
        _ = scanner.take("[")
        var elements: [JSON] = []
        skipSpace()
        if scanner.take("]") { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if scanner.take("]") { return .array(elements) }
            guard scanner.take(",") else { throw fault("expected a comma or ]") }
        }
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = scanner.index
        _ = scanner.take("-")
        if !scanner.take("0") { try digits() }
        if scanner.take(".") { try digits() }
        if scanner.take("e") || scanner.take("E") {
            if !scanner.take("+") { _ = scanner.take("-") }
            try digits()
        }
        return String(decoding: scanner.bytes[start..<scanner.index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        guard scanner.takeDigit() != nil else { throw fault("expected a digit") }
        while scanner.takeDigit() != nil {}
    }

    private mutating func skipSpace() {
        while let byte = scanner.peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
            scanner.index += 1
        }
    }

    /// What is wrong at the next byte.
    func fault(_ problem: String) -> JSONFault {
        let before = scanner.bytes[..<scanner.index]
        let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        let line = before.count { $0 == 0x0a } + 1
        return JSONFault(line: line, column: scanner.index - lineStart + 1, problem: problem)
    }
}
