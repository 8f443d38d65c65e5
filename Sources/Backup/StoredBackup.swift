import Glibc
import Model

/// A backup that lies in a file; it can be read several times, and it is the same file each time.
public final class StoredBackup: Sendable {
    /// Where it was opened.
    public let path: String
    private let descriptor: Int32

    /// Opens the file.
    ///
    /// - Throws: `Fault` (`BackupFileRefused`) when that fails, or it is no regular file, which could be read only once.
    public init(_ path: String) throws(Fault) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Self.refused(path, because: "can't be opened: \(errorText())") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Self.refused(path, because: "is not a regular file")
        }
    }

    deinit { close(descriptor) }

    /// A reader from the file's beginning; one at a time.
    ///
    /// - Throws: what `ArchiveReader` does, with the file's name in the message.
    public func reader(passphrase: Secret) throws -> ArchiveReader {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw Self.refused(path, because: "can't be read: \(errorText())")
        }
        let (path, descriptor) = (path, descriptor)
        return try ArchiveReader(passphrase: passphrase) { count in
            guard let bytes = readUpTo(count, from: descriptor) else {
                throw Self.refused(path, because: "can't be read: \(errorText())")
            }
            return bytes
        }
    }

    /// Reads all of it and gives what stands before the dump.
    ///
    /// - Returns: the contents, and how many bytes the dump has.
    /// - Throws: `Fault` unless every byte is as it was written.
    public func verify(passphrase: Secret) throws -> (contents: BackupContents, dumpLength: Int64) {
        var reader = try reader(passphrase: passphrase)
        let (contents, first) = try BackupContents.read(from: &reader)
        var length = Int64(first.count)
        while let more = try reader.next() { length += Int64(more.count) }
        return (contents, length)
    }

    private static func refused(_ path: String, because reason: String) -> Fault {
        Fault(.failedPrecondition, reason: "BackupFileRefused", "the file \(path) \(reason)")
    }
}
