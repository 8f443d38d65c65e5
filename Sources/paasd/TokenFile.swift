import Glibc
import Model

/// A file that holds one token and nothing else, readable by its owner only.
struct TokenFile {
    let path: String

    /// The token; `nil` when there is no file.
    ///
    /// - Throws: `Fault` when the file can't be read.
    func read() throws(Fault) -> Secret? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw refused("can't be opened")
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw refused("can't be read") }
        let text = bytes.prefix(count).filter { $0 > 0x20 }
        return Secret(String(decoding: text, as: UTF8.self))
    }

    /// Puts a token in the place of what was there, at once or not at all.
    ///
    /// - Throws: `Fault` when the file can't be written.
    func write(_ token: Secret) throws(Fault) {
        let fresh = path + ".new"
        unlink(fresh)
        let descriptor = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw refused("can't be made") }
        defer { close(descriptor) }
        let isWritten = token.reveal { text in
            let bytes = Array(text.utf8)
            return Glibc.write(descriptor, bytes, bytes.count) == bytes.count
        }
        guard isWritten, fsync(descriptor) == 0, rename(fresh, path) == 0 else {
            let fault = refused("can't be written")
            unlink(fresh)
            throw fault
        }
    }

    private func refused(_ what: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "TokenFileRefused",
            "the token file \(path) \(what): \(systemMessage(errno))")
    }
}
