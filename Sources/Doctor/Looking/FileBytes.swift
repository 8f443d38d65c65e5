import Glibc

/// Reads files of unknown size in pieces.
enum FileBytes {
    private static let pieceLength = 4 << 20
    /// So much of a piece comes again with the next one: what is looked for can't hide at a seam.
    private static let overlap = 4 << 10

    /// Hands out a file piece by piece.
    ///
    /// - Returns: `nil` when it could be read, or is gone; else the error's number.
    static func pieces(of path: String, _ visit: ([UInt8]) -> Void) -> Int32? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return errno == ENOENT || errno == ESRCH ? nil : errno }
        defer { close(descriptor) }
        var rest: [UInt8] = []
        while true {
            var piece = [UInt8](repeating: 0, count: pieceLength)
            let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0 { return errno == ESRCH ? nil : errno }
            guard count > 0 else { return nil }
            let text = rest + piece[..<count]
            visit(text)
            rest = Array(text.suffix(overlap))
        }
    }

    /// All of a small file; `nil` if it can't be read.
    static func all(of path: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var isFirst = true
        let fault = pieces(of: path) { piece in
            if isFirst { bytes = piece }
            isFirst = false
        }
        return fault == nil && !isFirst ? bytes : nil
    }

    /// The names in a folder, sorted; none if there is no such folder.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Where a link leads; `nil` for anything else.
    static func target(of link: String) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
            guard let base = buffer.baseAddress else { return nil }
            let count = readlink(link, base, buffer.count)
            guard count > 0 else { return nil }
            return String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
        }
    }
}
