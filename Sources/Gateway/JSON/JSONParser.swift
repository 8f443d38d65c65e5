/// Reads one JSON text (RFC 8259), strictly: UTF-8 without a byte order mark, no name twice in an object, no lone
/// surrogate, bounded nesting, nothing behind the value.
struct JSONParser {
    /// Deepest nesting of arrays and objects: far more than any request needs, far less than the stack holds.
    static let deepest = 32

    private let bytes: [UInt8]
    private var position = 0
    private var path: [String] = []

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that the bytes stand for.
    static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
        var parser = JSONParser(bytes)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.malformed("there is more behind the value") }
        return value
    }

    // MARK: Values

    private mutating func value() throws(JSONFault) -> JSONValue {
        switch peek {
        case nil: throw malformed("the text ends where a value is expected")
        case UInt8(ascii: "{"): return try nested { parser throws(JSONFault) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONFault) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .number(try number())
        default: throw malformed("a value is expected")
        }
    }

    private mutating func nested(
        _ body: (inout JSONParser) throws(JSONFault) -> JSONValue
    ) throws(JSONFault) -> JSONValue {
        guard path.count < Self.deepest else { throw malformed("values are nested deeper than \(Self.deepest) levels") }
        path.append("")
        let value = try body(&self)
        path.removeLast()
        return value
    }

    private mutating func object() throws(JSONFault) -> JSONValue {
        position += 1
        var members: [JSONValue.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw malformed("a name in double quotes is expected") }
            let start = position
            let name = try string()
            path[path.count - 1] = name
            guard names.insert(name).inserted else {
                throw JSONFault(
                    kind: .duplicateName(pointer: JSONPointer.text(path)), problem: "the name stands there twice",
                    offset: start)
            }
            skipSpace()
            guard take(":") else { throw malformed("a colon is expected") }
            skipSpace()
            members.append(JSONValue.Member(name, try value()))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw malformed("a comma or a closing brace is expected") }
        }
    }

    private mutating func array() throws(JSONFault) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take("]") { return .array([]) }
        while true {
            skipSpace()
            path[path.count - 1] = String(elements.count)
            elements.append(try value())
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw malformed("a comma or a closing bracket is expected") }
        }
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        guard bytes[position...].starts(with: text.utf8) else { throw malformed("a value is expected") }
        position += text.utf8.count
        return value
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw malformed("a digit is expected") }
    }

    private mutating func string() throws(JSONFault) -> String {
        var decoder = JSONStringDecoder(bytes, from: position + 1)
        let text = try decoder.decode()
        position = decoder.position
        return text
    }

    // MARK: Bytes

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private func malformed(_ problem: String) -> JSONFault {
        JSONFault(kind: .malformed, problem: problem, offset: position)
    }
}
