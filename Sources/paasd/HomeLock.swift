import Glibc
import Model

/// Makes sure that one daemon at a time works in a home. The kernel gives the lock back however the process ends.
struct HomeLock: ~Copyable {
    private let descriptor: Int32

    /// Takes the lock.
    ///
    /// - Throws: `Fault` when another process holds it, or when the file can't be opened.
    init(_ path: String) throws(Fault) {
        // Close-on-exec: a started instance outlives the daemon and must not keep the lock.
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Fault(.failedPrecondition, reason: "HomeNotWritable", "can't open \(path): \(systemMessage(errno))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            let why = number == EWOULDBLOCK ? "another paasd runs in this home" : systemMessage(number)
            throw Fault(
                .failedPrecondition, reason: "HomeLocked", "can't lock \(path): \(why)",
                nextSteps: ["Stop the other paasd, or give another folder with --home."])
        }
    }

    deinit { close(descriptor) }
}
