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

    /// Names the lock among all locks that there are and were: no two living processes hold one of the same name.
    var identity: String {
        var status = stat()
        guard let boot = Self.boot(), fstat(descriptor, &status) == 0 else {
            // Equal to no other one: nobody is taken for dead because of it.
            return String(UInt64.random(in: 0...UInt64.max), radix: 16)
        }
        return "\(boot)/\(status.st_dev):\(status.st_ino)"
    }

    /// The kernel's name for its run.
    private static func boot() -> String? {
        guard let file = fopen("/proc/sys/kernel/random/boot_id", "re") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = fread(&bytes, 1, bytes.count, file)
        let text = String(decoding: bytes[..<count].filter { $0 > 0x20 }, as: UTF8.self)
        return text.isEmpty ? nil : text
    }

    deinit { close(descriptor) }
}
