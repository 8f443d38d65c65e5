import Glibc
import Model

/// The file that holds a key-encryption key: its bytes and nothing else, for its owner only.
public struct KeyFile: Sendable {
    /// Where it is.
    public let path: String

    /// systemd shows the access that it grants to the service's user as the group's.
    private let isCredential: Bool

    /// A file that may be there or not.
    ///
    /// - Parameter isCredential: it is one of systemd's credentials, which may have mode 0440 too.
    public init(_ path: String, isCredential: Bool = false) {
        self.path = path
        self.isCredential = isCredential
    }

    /// The key.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`) that names the path and says what is allowed: a file of its own, no link,
    ///   owned by this user or root, of mode 0600 or 0400, with 32 bytes.
    public func read() throws(Fault) -> [UInt8] {
        let descriptor = Glibc.open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw refused(because: "can't be opened: \(errorText())") }
        defer { close(descriptor) }
        try checkFile(descriptor)
        // One byte more than a key has tells a longer file.
        let bytes = readBytes(descriptor, limit: Keyring.keyLength + 1)
        guard bytes.count == Keyring.keyLength else {
            throw refused(because: "must hold exactly \(Keyring.keyLength) bytes and holds another number of them")
        }
        return bytes
    }

    /// Makes the file with a key, so that it outlives a loss of power.
    ///
    /// - Returns: `false`, and nothing is done, if there is something at the path already.
    /// - Throws: `Fault` (`KeyFileRefused`).
    public func make(_ key: [UInt8]) throws(Fault) -> Bool {
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == EEXIST { return false }
            throw refused(because: "can't be made: \(errorText())")
        }
        defer { close(descriptor) }
        // A key that is lost with the power takes every secret along, so file and directory entry are flushed.
        guard write(descriptor, key, key.count) == key.count, fsync(descriptor) == 0, flushDirectory() else {
            let reason = errorText()
            unlink(path)
            throw refused(because: "can't be written: \(reason)")
        }
        return true
    }

    private func checkFile(_ descriptor: Int32) throws(Fault) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refused(because: "can't be examined: \(errorText())") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw refused(because: "is not a regular file") }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw refused(because: "belongs to user \(status.st_uid), not to this one or root")
        }
        let mode = status.st_mode & 0o7777
        guard mode == 0o600 || mode == 0o400 || (isCredential && mode == 0o440) else {
            throw refused(because: "has mode 0\(String(mode, radix: 8))")
        }
    }

    private func readBytes(_ descriptor: Int32, limit: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: limit)
        var count = 0
        while count < limit {
            let received = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), limit - count)
            }
            if received < 0, errno == EINTR { continue }
            guard received > 0 else { break }
            count += received
        }
        return Array(bytes.prefix(count))
    }

    func flushDirectory() -> Bool {
        let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let directory = Glibc.open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return false }
        defer { close(directory) }
        return fsync(directory) == 0
    }

    private func errorText() -> String { String(cString: strerror(errno)) }

    private func refused(because reason: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "KeyFileRefused",
            "the key file \(path) \(reason); allowed is a regular file of \(Keyring.keyLength) bytes and mode 0600 or "
                + "0400 that belongs to the user who runs paasd, or to root")
    }
}
