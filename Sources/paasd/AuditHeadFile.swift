import Glibc
import Model
import Store

/// The file that the ends of the audit log's chains lie in.
struct AuditHeadFile: Sendable {
    let path: String

    /// More bytes than the ends of a hundred thousand chains take.
    private static let longest = 16 << 20

    /// The ends; `nil` before any were written.
    ///
    /// - Throws: `Fault` (`AuditHeadUnreadable`).
    func read() throws(Fault) -> AuditHeads? {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw unreadable(systemMessage(errno))
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0, bytes.count < Self.longest {
            bytes += chunk[..<count]
        }
        guard let heads = AuditHeads(text: String(decoding: bytes, as: UTF8.self)) else {
            throw unreadable("it does not have the lines that paasd writes")
        }
        return heads
    }

    /// Puts ends in the place of the last ones, at once or not at all.
    ///
    /// - Throws: `Fault` (`AuditHeadNotWritable`).
    func write(_ heads: AuditHeads) throws(Fault) {
        let draft = path + ".new"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw notWritable() }
        let bytes = Array(heads.text.utf8)
        let isWritten = Glibc.write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, rename(draft, path) == 0 else { throw notWritable() }
    }

    /// Puts ends aside that are another installation's, or made with a key that was given up.
    func putAside(named name: String) throws(Fault) {
        guard rename(path, "\(path).\(name)") == 0 else { throw notWritable() }
    }

    private func notWritable() -> Fault {
        Fault(.failedPrecondition, reason: "AuditHeadNotWritable", "can't write \(path): \(systemMessage(errno))")
    }

    private func unreadable(_ cause: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "AuditHeadUnreadable", "can't read \(path): \(cause)",
            nextSteps: ["Put the file away, and ask who has changed it: paasd makes it anew."])
    }
}
