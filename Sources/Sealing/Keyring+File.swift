import Crypto
import FoundationEssentials
import Glibc
import Model

extension Keyring {
    /// Reads the key file, or makes it with a random key if there is none.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`) that names the path and says what is allowed: a file of its own, no link,
    ///   owned by this user or root, of mode 0600 or 0400, with 32 bytes.
    public static func loadOrCreate(path: String) throws(Fault) -> Keyring {
        if let key = try create(path: path) { return key }
        return try load(path: path)
    }

    /// Reads the key file.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`), as `loadOrCreate` does, and when there is no file.
    public static func load(path: String) throws(Fault) -> Keyring {
        let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw refused(path, because: "can't be opened: \(errorText())") }
        defer { close(descriptor) }
        try checkFile(descriptor, path: path)
        // One byte more than a key has tells a longer file.
        let bytes = readBytes(descriptor, limit: keyLength + 1)
        guard bytes.count == keyLength else {
            throw refused(path, because: "must hold exactly \(keyLength) bytes and holds another number of them")
        }
        return try Keyring(key: bytes)
    }

    /// Makes the file; `nil` if there is something at the path already.
    private static func create(path: String) throws(Fault) -> Keyring? {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return nil }
            throw refused(path, because: "can't be made: \(errorText())")
        }
        defer { close(descriptor) }
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        // A key that is lost with the power takes every secret along, so file and directory entry are flushed.
        guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0, flushDirectory(of: path)
        else {
            let reason = errorText()
            unlink(path)
            throw refused(path, because: "can't be written: \(reason)")
        }
        return try Keyring(key: bytes)
    }

    private static func checkFile(_ descriptor: Int32, path: String) throws(Fault) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refused(path, because: "can't be examined: \(errorText())") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw refused(path, because: "is not a regular file") }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw refused(path, because: "belongs to user \(status.st_uid), not to this one or root")
        }
        let mode = status.st_mode & 0o7777
        guard mode == 0o600 || mode == 0o400 else {
            throw refused(path, because: "has mode 0\(String(mode, radix: 8))")
        }
    }

    private static func readBytes(_ descriptor: Int32, limit: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var count = 0
        while count < limit {
            let received = bytes.withUnsafeMutableBytes { buffer in
                read(descriptor, buffer.baseAddress?.advanced(by: count), limit - count)
            }
            if received < 0, errno == EINTR { continue }
            guard received > 0 else { break }
            count += received
        }
        return Array(bytes.prefix(count))
    }

    private static func flushDirectory(of path: String) -> Bool {
        let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let directory = Glibc.open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return false }
        defer { close(directory) }
        return fsync(directory) == 0
    }

    private static func errorText() -> String { String(cString: strerror(errno)) }

    private static func refused(_ path: String, because reason: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "KeyFileRefused",
            "the key file \(path) \(reason); allowed is a regular file of \(keyLength) bytes and mode 0600 or 0400 "
                + "that belongs to the user who runs paasd, or to root")
    }
}
