import Glibc
import Model

/// What a home says of the engine that its databases run on, for commands that work while the control plane is down.
struct EngineRecord: Equatable, Sendable {
    /// Which engine.
    var kind: EngineKind
    /// The installation's id, which the engine's objects carry.
    var installation: String
    /// The Docker engine's socket; empty for the native one.
    var dockerSocket: String

    /// Reads the record of a home; `nil` before the daemon's first start.
    ///
    /// - Throws: `Fault` (`EngineRecordUnreadable`).
    static func read(_ path: String) throws(Fault) -> EngineRecord? {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw unreadable(path, systemMessage(errno))
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 8_192)
        let count = fread(&bytes, 1, bytes.count, file)
        let lines = String(decoding: bytes[..<count], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3, let kind = EngineKind(rawValue: lines[0]), !lines[1].isEmpty else {
            throw unreadable(path, "it does not have the lines that paasd writes")
        }
        return EngineRecord(kind: kind, installation: lines[1], dockerSocket: lines[2])
    }

    /// Writes the record, whole or not at all.
    ///
    /// - Throws: `Fault` (`HomeNotWritable`).
    func write(to path: String) throws(Fault) {
        let text = "\(kind.rawValue)\n\(installation)\n\(dockerSocket)\n"
        let draft = path + ".new"
        guard let file = fopen(draft, "we") else { throw Self.notWritable(draft) }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten, rename(draft, path) == 0 else { throw Self.notWritable(path) }
    }

    private static func notWritable(_ path: String) -> Fault {
        Fault(.failedPrecondition, reason: "HomeNotWritable", "can't write \(path): \(systemMessage(errno))")
    }

    private static func unreadable(_ path: String, _ cause: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "EngineRecordUnreadable", "can't read \(path): \(cause)",
            nextSteps: ["Start paasd once: it writes the file anew."])
    }
}
