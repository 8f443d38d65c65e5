/// Makes archives, sound ones and others.
enum TarArchive {
    /// One entry's header.
    static func header(
        _ kind: Character, size: Int, name: String = "file", sizeField: [UInt8]? = nil
    ) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: [UInt8], at offset: Int) {
            block.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
        }
        put(Array(name.utf8.prefix(100)), at: 0)
        put(sizeField ?? octal(size, digits: 11), at: 124)
        put(Array(String(kind).utf8), at: 156)
        put(Array("ustar\u{0}00".utf8), at: 257)
        put([UInt8](repeating: 32, count: 8), at: 148)
        put(octal(block.reduce(0) { $0 + Int($1) }, digits: 6) + [32], at: 148)
        return block
    }

    /// An entry with its contents, padded.
    static func entry(_ kind: Character, _ contents: [UInt8], name: String = "file") -> [UInt8] {
        header(kind, size: contents.count, name: name) + padded(contents)
    }

    /// What stands at the end of an archive.
    static let end = [UInt8](repeating: 0, count: 1024)

    static func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    }

    /// A PAX record.
    static func record(_ key: String, _ value: String) -> [UInt8] {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count + 1
        while "\(length)".utf8.count + rest.utf8.count != length { length += 1 }
        return Array("\(length)\(rest)".utf8)
    }

    private static func octal(_ number: Int, digits: Int) -> [UInt8] {
        let text = String(number, radix: 8)
        return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8) + [0]
    }
}
