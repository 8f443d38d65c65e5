extension JSONParser {
    /// Reads a string from its opening quote on.
    mutating func string() throws(JSONFault) -> String {
        _ = scanner.take("\"")
        var text: [UInt8] = []
        let start = scanner.index
        while let byte = scanner.peek {
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    scanner.index = start
                    throw fault("the string is not valid UTF-8")
                }
                scanner.index += 1
                return string
            case UInt8(ascii: "\\"):
                text.append(contentsOf: Array(String(try escaped()).utf8))
            case 0..<0x20: throw fault("a control character has to be escaped")
            default:
                text.append(byte)
                scanner.index += 1
            }
        }
        throw fault("the string does not end")
    }

    private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
        let start = scanner.index
        scanner.index += 1
        let letter = scanner.peek
        scanner.index += letter == nil ? 0 : 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            if let scalar = scalar(try unit()) { return scalar }
        default: break
        }
        scanner.index = start
        throw fault(letter == UInt8(ascii: "u") ? "half of a surrogate pair" : "unknown escape")
    }

    /// The character of one or, with the escape that follows, two UTF-16 units; `nil` for half of a pair.
    private mutating func scalar(_ unit: UInt32) -> Unicode.Scalar? {
        guard (0xd800..<0xdc00).contains(unit) else { return Unicode.Scalar(unit) }
        guard scanner.take("\\u"), let low = try? self.unit(), (0xdc00..<0xe000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00))
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = scanner.peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("expected four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            scanner.index += 1
        }
        return value
    }
}
