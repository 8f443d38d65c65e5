import Glibc

/// An exclusive lock on a file, held until the process ends: `flock(2)`.
struct FileLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock; `nil` while another process has it.
    ///
    /// - Throws: `LocalFault` when the file can't be opened.
    static func take(_ path: String) throws(LocalFault) -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw LocalFault("\(path) can't be opened: \(String(cString: strerror(errno)))") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return FileLock(descriptor: descriptor)
    }

    /// Notes who holds the lock, for whom wants to stop it.
    func write(_ text: String) {
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    deinit { close(descriptor) }
}
