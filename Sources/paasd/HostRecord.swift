import Glibc
import Model

/// What a home says of the host that it belongs to: a file with the host's name. Databases live on their host, so that a
/// home never changes it.
struct HostRecord {
    let path: String

    /// The host of the home: the recorded one, else the wanted one, else the machine's own name.
    ///
    /// - Throws: `Fault` (`HostRecorded`) when another one is wanted than is recorded; (`HostUnclear`) when none is
    ///   wanted and the machine's name can't be used; (`HostRecordUnreadable`).
    func name(wanted: HostName?, machine: String = HostRecord.machineName()) throws(Fault) -> HostName {
        if let recorded = try read() {
            guard let wanted, wanted != recorded else { return recorded }
            throw Fault(
                .failedPrecondition, reason: "HostRecorded",
                "this home is that of the host \(recorded), which was recorded at its first start; the name \(wanted) "
                    + "is refused, for the databases of the host are here",
                nextSteps: ["Leave --host out or give \(recorded), or use another home for the host \(wanted)."])
        }
        if let wanted { return wanted }
        guard let name = HostName(machine) else {
            throw Fault(
                .failedPrecondition, reason: "HostUnclear",
                "the machine's name «\(machine)» can't be the name of a host, which is \(HostName.grammar)",
                nextSteps: ["Name the host with --host."])
        }
        return name
    }

    /// Records the name, whole or not at all; nothing happens when it is there already.
    ///
    /// - Throws: `Fault` (`HomeNotWritable`, `HostRecordUnreadable`).
    func write(_ name: HostName) throws(Fault) {
        guard try read() != name else { return }
        let draft = path + ".new"
        guard let file = fopen(draft, "we") else { throw notWritable(draft) }
        let isWritten = fputs("\(name)\n", file) >= 0 && fflush(file) == 0 && fsync(fileno(file)) == 0
        guard fclose(file) == 0, isWritten, rename(draft, path) == 0 else { throw notWritable(path) }
    }

    private func read() throws(Fault) -> HostName? {
        guard let file = fopen(path, "re") else {
            if errno == ENOENT { return nil }
            throw unreadable(systemMessage(errno))
        }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = fread(&bytes, 1, bytes.count, file)
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        guard text.last == "\n", let name = HostName(String(text.dropLast())) else {
            throw unreadable("it does not hold one line with the name of a host, which is \(HostName.grammar)")
        }
        return name
    }

    /// What the kernel calls the machine.
    static func machineName() -> String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    private func notWritable(_ path: String) -> Fault {
        Fault(.failedPrecondition, reason: "HomeNotWritable", "can't write \(path): \(systemMessage(errno))")
    }

    private func unreadable(_ cause: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "HostRecordUnreadable", "can't read \(path): \(cause)",
            nextSteps: ["Put the name of this home's host into the file, as `paas hosts` shows it."])
    }
}
