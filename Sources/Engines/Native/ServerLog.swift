import Glibc

/// The file that a server and its initialisation write to. It belongs to the user that runs the engine, so that a
/// server can add to it and do nothing else.
struct ServerLog: Equatable, Sendable {
    let path: String

    /// Above this size the file is cut.
    static let limit = 4 << 20
    /// So much of its end is kept in a second file then.
    static let kept = 256 << 10
    /// Longer lines are cut.
    static let lineLength = 400

    /// Opens the file for appending, under a shared lock that lasts as long as anyone has this very opening of it: the
    /// caller, a program that it starts, or a program that that one leaves behind. The caller closes the descriptor.
    func open() throws(EngineFault) -> Int32 {
        let descriptor = Glibc.open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o640)
        guard descriptor >= 0 else { throw .system("open", path, errno) }
        guard flock(descriptor, LOCK_SH) == 0 else {
            let code = errno
            close(descriptor)
            throw .system("flock", path, code)
        }
        return descriptor
    }

    /// Whether a program that was started with this log still runs. Unlike a look at all processes, this misses none.
    func hasWriters() throws(EngineFault) -> Bool {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return false }
            throw .system("open", path, errno)
        }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return false }
        guard errno == EWOULDBLOCK || errno == EINTR else { throw .system("flock", path, errno) }
        return true
    }

    /// Cuts the file when it has grown too long. Writers append, so that they go on at the new end.
    func trim() throws(EngineFault) {
        guard let size = try FileSystem.status(path)?.size, size > Self.limit else { return }
        let end = try FileSystem.read(path, limit: Self.kept, offset: size - Self.kept) ?? []
        try FileSystem.write(String(decoding: end, as: UTF8.self), to: path + ".1", mode: 0o640, group: 0)
        guard truncate(path, 0) == 0 else { throw .system("truncate", path, errno) }
    }

    /// The last lines, oldest first.
    func tail(lines: Int) throws(EngineFault) -> [String] {
        let size = try FileSystem.status(path)?.size ?? 0
        let length = min(size, 64 << 10)
        guard lines > 0, let bytes = try FileSystem.read(path, limit: length, offset: size - length) else { return [] }
        return Self.tail(of: String(decoding: bytes, as: UTF8.self), lines: lines)
    }

    /// The last lines of a text, without the control characters that could play tricks on a terminal.
    static func tail(of text: String, lines: Int) -> [String] {
        text.split(separator: "\n").suffix(lines).map { line in
            let visible = line.unicodeScalars.filter { $0.properties.generalCategory != .control }
            return String(String.UnicodeScalarView(visible.prefix(lineLength)))
        }
    }

    /// Removes the file and the kept part.
    func remove() throws(EngineFault) {
        try FileSystem.removeFile(path)
        try FileSystem.removeFile(path + ".1")
    }
}
