import Glibc
import Model

/// The file that a watermark lies in.
struct WatermarkFile: Sendable {
    let path: String

    /// The watermark; `nil` before the first start in this home.
    ///
    /// - Throws: `Fault` (`WatermarkUnreadable`): it is written whole or not at all, so that somebody has changed it.
    func read() throws(Fault) -> Watermark? {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw unreadable(systemMessage(errno))
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&bytes, 1, bytes.count, file)
        guard let watermark = Watermark(text: String(decoding: bytes[..<count], as: UTF8.self)) else {
            throw unreadable("it does not have the lines that paasd writes")
        }
        return watermark
    }

    /// Puts a watermark in the place of the last one, at once or not at all, so that it outlives a loss of power.
    ///
    /// - Throws: `Fault` (`HomeNotWritable`).
    func write(_ watermark: Watermark) throws(Fault) {
        let draft = path + ".new"
        guard let file = fopen(draft, "we") else { throw notWritable(draft) }
        let isWritten = fputs(watermark.text, file) >= 0 && fflush(file) == 0 && fsync(fileno(file)) == 0
        guard fclose(file) == 0, isWritten, rename(draft, path) == 0, flushFolder() else { throw notWritable(path) }
    }

    private func flushFolder() -> Bool {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private func notWritable(_ path: String) -> Fault {
        Fault(.failedPrecondition, reason: "HomeNotWritable", "can't write \(path): \(systemMessage(errno))")
    }

    private func unreadable(_ cause: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "WatermarkUnreadable", "can't read \(path): \(cause)",
            nextSteps: ["If the control plane is certainly the newest there was, remove the file: paasd makes it anew."]
        )
    }
}

extension Home {
    var watermark: WatermarkFile { WatermarkFile(path: path + "/watermark") }
}
