import EventLoop
import Glibc

/// Whole text files, for tests.
public enum TextFile {
    /// Reads a file; what isn't UTF-8 is replaced.
    public static func read(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw SystemFault(call: "open") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }

    /// Puts a text in the place of what a file holds.
    public static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw SystemFault(call: "open") }
        let bytes = Array(text.utf8)
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else { throw SystemFault(call: "write") }
    }
}
