/// PostgreSQL's text format of one-dimensional arrays: `{"a","b \"c\""}`.
enum ArrayLiteral {
    static func encode(_ values: [PostgresValue]) -> String {
        var text = "{"
        for (index, value) in values.enumerated() {
            if index > 0 { text += "," }
            guard case .text(let element) = value else {
                text += "NULL"
                continue
            }
            text += "\""
            for character in element.unicodeScalars {
                if character == "\"" || character == "\\" { text += "\\" }
                text.unicodeScalars.append(character)
            }
            text += "\""
        }
        return text + "}"
    }

    /// The elements; `nil` for what is no one-dimensional array without NULLs.
    static func decode(_ text: String) -> [String]? {
        var bytes = Array(text.utf8)[...]
        guard bytes.popFirst() == UInt8(ascii: "{") else { return nil }
        if bytes == [UInt8(ascii: "}")] { return [] }
        var elements: [String] = []
        while let element = decodeElement(&bytes) {
            elements.append(element)
            switch bytes.popFirst() {
            case UInt8(ascii: ","): continue
            case UInt8(ascii: "}"): return bytes.isEmpty ? elements : nil
            default: return nil
            }
        }
        return nil
    }

    private static func decodeElement(_ bytes: inout ArraySlice<UInt8>) -> String? {
        if bytes.first == UInt8(ascii: "\"") { return decodeQuoted(&bytes) }
        let element = bytes.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
        bytes = bytes.dropFirst(element.count)
        let text = String(decoding: element, as: UTF8.self)
        return element.isEmpty || element.contains(UInt8(ascii: "{")) || text.uppercased() == "NULL" ? nil : text
    }

    private static func decodeQuoted(_ bytes: inout ArraySlice<UInt8>) -> String? {
        bytes.removeFirst()
        var element: [UInt8] = []
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: element, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = bytes.popFirst() else { return nil }
                element.append(escaped)
            default: element.append(byte)
            }
        }
        return nil
    }
}
