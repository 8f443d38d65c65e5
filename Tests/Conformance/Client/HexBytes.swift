/// Bytes as scripts write them: pieces of hex, each perhaps so many times (`0a05 00*5`); `-` is no byte.
func scriptedBytes(_ text: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for piece in text.split(whereSeparator: { $0 == " " || $0 == "+" }) where piece != "-" {
        let parts = piece.split(separator: "*")
        guard let digits = parts.first, parts.count <= 2, digits.utf8.count.isMultiple(of: 2),
            let count = parts.count == 2 ? Int(parts[1]) : 1, count >= 0
        else { throw CommandFault(description: "not bytes: \(piece)") }
        let values = try Array(digits.utf8).pairs.map { pair in
            guard let value = UInt8(String(decoding: pair, as: UTF8.self), radix: 16) else {
                throw CommandFault(description: "not hex: \(piece)")
            }
            return value
        }
        if values.count == 1 {
            bytes.append(contentsOf: repeatElement(values[0], count: count))
        } else {
            for _ in 0..<count { bytes += values }
        }
    }
    return bytes
}

extension [UInt8] {
    fileprivate var pairs: [ArraySlice<UInt8>] { stride(from: 0, to: count, by: 2).map { self[$0..<$0 + 2] } }

    /// Lower-case hex.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * count)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
