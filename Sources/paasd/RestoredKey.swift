import Glibc
import Model
import Sealing

/// The key of a backup on its way into a home.
struct RestoredKey {
    private let path: String
    private let draft: String
    /// The same key is there already.
    private let isThere: Bool

    /// Lays the key beside its place.
    ///
    /// - Throws: `Fault` (`KeyOccupied`) when another key is there and must not be replaced; (`KeyFileRefused`).
    init(path: String, key: [UInt8], replaces: Bool) throws(Fault) {
        self.path = path
        draft = path + ".restored"
        var status = stat()
        let isOccupied = lstat(path, &status) == 0
        isThere = isOccupied && (try? KeyFile(path).read()) == key
        if isThere { return }
        guard !isOccupied || replaces else {
            throw Fault(
                .failedPrecondition, reason: "KeyOccupied", "there is another key at \(path); nothing was changed",
                nextSteps: ["With --replace it is kept under another name and the backup's takes its place."])
        }
        unlink(draft)
        guard try KeyFile(draft).make(key) else {
            throw Fault(.failedPrecondition, reason: "HomeNotWritable", "can't write \(draft)")
        }
    }

    /// Puts it in its place, once the control plane that it belongs to is in its own.
    func put() throws(Fault) {
        if isThere { return }
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        var name = [CChar](repeating: 0, count: 32)
        let length = strftime(&name, name.count, "%Y%m%dt%H%M%S", &parts)
        let stamp = String(decoding: name.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
        if rename(path, "\(path).replaced_\(stamp)") != 0, errno != ENOENT { throw refused() }
        guard rename(draft, path) == 0 else { throw refused() }
    }

    /// Takes it away again: the control plane did not come.
    func abandon() {
        if !isThere { unlink(draft) }
    }

    private func refused() -> Fault {
        Fault(
            .failedPrecondition, reason: "HomeNotWritable",
            "the control plane is restored, but its key can't be put at \(path): \(systemMessage(errno))",
            nextSteps: ["Move \(draft) there, mode 0600."])
    }
}
