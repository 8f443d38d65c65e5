import Glibc

/// One line that holds one JSON object of texts and whole numbers (RFC 8259).
struct JSONLine {
    private var bytes = Array("{".utf8)

    /// Adds a text.
    mutating func add(_ key: String, _ value: String) {
        begin(key)
        quote(value)
    }

    /// Adds a number.
    mutating func add(_ key: String, _ value: some BinaryInteger) {
        begin(key)
        bytes += Array(String(value).utf8)
    }

    /// Writes the line in one call where the kernel takes it in one, so that lines of other processes don't cut it.
    consuming func write(to descriptor: Int32) {
        bytes += Array("}\n".utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            // Standard error that nobody reads any more is no reason to stop serving.
            if count < 0, errno != EINTR { return }
            start += max(0, count)
        }
    }

    private mutating func begin(_ key: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        quote(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += Array("\\n".utf8)
            case 0..<0x20: bytes += Array("\\u00".utf8) + [Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
