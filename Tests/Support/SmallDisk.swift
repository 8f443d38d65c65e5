import EventLoop
import Glibc

/// A small file system in memory, for tests that fill it up.
public struct SmallDisk: Sendable {
    /// Where it is mounted.
    public let path: String

    /// Whether this process may mount file systems.
    public static let isPossible: Bool = {
        guard let path = try? TemporaryDirectory.make(prefix: "paas-disk-") else { return false }
        defer { rmdir(path) }
        guard mount("tmpfs", path, "tmpfs", 0, "size=1m") == 0 else { return false }
        return umount2(path, Int32(MNT_DETACH)) == 0
    }()

    /// Mounts one over a directory, which keeps its rights, for as long as a body runs.
    public static nonisolated(nonsending) func with<Value>(
        at path: String, mebibytes: Int, _ body: (SmallDisk) async throws -> Value
    ) async throws -> Value {
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(mebibytes)m,mode=0711") == 0 else {
            throw SystemFault(call: "mount")
        }
        let result: Result<Value, any Error>
        do { result = .success(try await body(SmallDisk(path: path))) } catch { result = .failure(error) }
        // Whoever still uses it keeps it until then.
        guard umount2(path, Int32(MNT_DETACH)) == 0 else { throw SystemFault(call: "umount") }
        return try result.get()
    }

    private var filler: String { "\(path)/filler" }

    /// Takes all the room that is left.
    public func fill() throws {
        let file = open(filler, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw SystemFault(call: "open") }
        defer { close(file) }
        let piece = [UInt8](repeating: 0x78, count: 64 << 10)
        for size in [piece.count, 4096] {
            while write(file, piece, size) > 0 {}
            guard errno == ENOSPC else { throw SystemFault(call: "write") }
        }
    }

    /// Gives it back.
    public func empty() throws {
        guard unlink(filler) == 0 else { throw SystemFault(call: "unlink") }
    }
}
