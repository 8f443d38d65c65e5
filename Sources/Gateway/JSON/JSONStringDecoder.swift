/// Reads the inside of one JSON string.
struct JSONStringDecoder {
    private let bytes: [UInt8]
    /// Behind the closing quote once the string is decoded.
    private(set) var position: Int

    /// Begins behind the opening quote.
    init(_ bytes: [UInt8], from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// The text up to the closing quote.
    mutating func decode() throws(JSONFault) -> String {
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: text, as: UTF8.self) else { throw fault("a string is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
            case 0..<0x20: throw fault("a control character in a string has to be escaped")
            default: text.append(byte)
            }
        }
        throw fault("the text ends within a string")
    }

    private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
        guard position < bytes.count else { throw fault("the text ends within a string") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw fault("an unknown escape stands in a string")
        }
    }

    /// Behind `\u`: a code unit, or two that make up a surrogate pair.
    private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), bytes[position...].starts(with: "\\u".utf8) else {
            throw fault("half a surrogate pair stands in a string")
        }
        position += 2
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw fault("half a surrogate pair stands in a string") }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard position < bytes.count, let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue else {
                throw fault("four hexadecimal digits are expected behind \\u")
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private func fault(_ problem: String) -> JSONFault {
        JSONFault(kind: .malformed, problem: problem, offset: position)
    }
}
