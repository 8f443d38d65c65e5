import Glibc

/// A small file of `/proc`, line by line.
struct ProcessFile {
    private let lines: [Substring]

    /// Of a file that can't be read there is no line.
    init(_ path: String) {
        guard let file = fopen(path, "re") else {
            lines = []
            return
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        lines = String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n")
    }

    /// What stands behind a title, without the spaces.
    func words(after title: String) -> [Substring] {
        guard let line = lines.first(where: { $0.hasPrefix(title) }) else { return [] }
        return line.dropFirst(title.utf8.count).split { $0 == " " || $0 == "\t" }
    }

    var all: [Substring] { lines }

    /// How many entries a folder has; `nil` if it can't be read.
    static func entryCount(_ folder: String) -> Int? {
        guard let directory = opendir(folder) else { return nil }
        defer { closedir(directory) }
        var count = 0
        while readdir(directory) != nil { count += 1 }
        return max(0, count - 2)
    }
}
