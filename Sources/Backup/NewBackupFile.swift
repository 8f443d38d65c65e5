import Glibc
import Model

/// A file that gets its name only when all of it is on the disk: until then it is `<name>.partial`.
public struct NewBackupFile: ~Copyable {
    /// Where the file will be.
    public let path: String
    private let descriptor: Int32

    private var draft: String { path + ".partial" }

    /// Makes the draft, readable by its owner only. One that an earlier run has left is overwritten.
    ///
    /// - Throws: `Fault` (`BackupFileRefused`) when there is a file of the name already, or none can be made.
    public init(_ path: String) throws(Fault) {
        self.path = path
        let draft = path + ".partial"
        var status = stat()
        guard lstat(path, &status) != 0 else {
            descriptor = -1
            throw Self.refused(path, because: "is there already; a backup never overwrites anything")
        }
        unlink(draft)
        descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.refused(draft, because: "can't be made: \(errorText())") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// A way to append bytes, for as long as this lives.
    public var append: @Sendable ([UInt8]) throws -> Void {
        let (descriptor, draft) = (descriptor, draft)
        return { bytes in
            guard writeAll(bytes, to: descriptor) else {
                throw Self.refused(draft, because: "can't be written: \(errorText())")
            }
        }
    }

    /// Flushes the file and gives it its name.
    ///
    /// - Throws: `Fault` (`BackupFileRefused`); then the draft is gone.
    public func finish() throws(Fault) {
        // Not `rename`, which would take the place of a file that came meanwhile.
        guard fsync(descriptor) == 0, link(draft, path) == 0 else {
            let reason = errorText()
            unlink(draft)
            throw Self.refused(path, because: "can't be written: \(reason)")
        }
        unlink(draft)
        guard flushDirectory(of: path) else { throw Self.refused(path, because: "can't be flushed: \(errorText())") }
    }

    /// Removes the draft.
    public func abandon() { unlink(draft) }

    private static func refused(_ path: String, because reason: String) -> Fault {
        Fault(.failedPrecondition, reason: "BackupFileRefused", "the file \(path) \(reason)")
    }
}
