import Glibc
import Model
import Postgres

/// A file that tells PostgreSQL's programs how to connect, for as long as it is used.
struct ServiceFile: ~Copyable {
    let path: String

    /// - Parameter folder: where the file is made, for its owner only.
    init(_ connectionString: String, in folder: String) throws {
        let text = try ConnectionInfo(connectionString).serviceFile(named: "paas")
        let path = "\(folder)/control.\(getpid()).service"
        try Self.write(text, to: path)
        self.path = path
    }

    private static func write(_ text: String, to path: String) throws(Fault) {
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        let bytes = Array(text.utf8)
        guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count, close(descriptor) == 0 else {
            throw Fault(.failedPrecondition, reason: "HomeNotWritable", "can't write \(path): \(systemMessage(errno))")
        }
    }

    deinit { unlink(path) }
}
