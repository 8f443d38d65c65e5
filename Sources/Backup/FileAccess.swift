import Glibc

/// What the system says of the last error.
func errorText() -> String { String(cString: strerror(errno)) }

/// Writes all bytes; on `false` `errno` says why not.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
            write(descriptor, buffer.baseAddress?.advanced(by: done), bytes.count - done)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
    }
    return true
}

/// Reads as many bytes, fewer only at the end of the file; on `nil` `errno` says why not.
func readUpTo(_ limit: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: max(limit, 0))
    var done = 0
    while done < bytes.count {
        let (at, wanted) = (done, bytes.count - done)
        let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: at), wanted) }
        if count < 0, errno == EINTR { continue }
        if count < 0 { return nil }
        if count == 0 { break }
        done += count
    }
    bytes.removeLast(bytes.count - done)
    return bytes
}

/// Flushes the directory entry of a file.
func flushDirectory(of path: String) -> Bool {
    let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let directory = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return false }
    defer { close(directory) }
    return fsync(directory) == 0
}
