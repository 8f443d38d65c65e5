import Glibc
import Model
import Sealing

/// Where the state of one installation lies: a folder, and fixed places in it.
struct Home: Sendable {
    /// Absolute path of the folder, without links.
    let path: String

    var runFolder: String { path + "/run" }
    var lock: String { path + "/run/paasd.lock" }
    var socket: String { path + "/run/paasd.sock" }
    var key: String { path + "/key" }
    var auditHead: String { path + "/audit-head" }
    var engineRecord: String { path + "/engine" }
    var hostRecord: String { path + "/host" }

    /// The key: the file that somebody has named, else a systemd credential, else the home's own.
    func keyFiles(_ named: String?) -> KeyFiles {
        let credentials = getenv("CREDENTIALS_DIRECTORY").map { String(cString: $0) }
        return .chosen(path: named, credentials: credentials, standard: key)
    }

    /// Takes a folder that exists.
    ///
    /// - Throws: `Fault` (`HomeMissing`) when it can't be found.
    init(_ folder: String) throws(Fault) {
        guard let resolved = realpath(folder, nil) else {
            throw Fault(
                .failedPrecondition, reason: "HomeMissing",
                "the folder \(folder) can't be opened: \(systemMessage(errno))",
                nextSteps: ["Give the folder of the installation with --home; `paas up` makes one."])
        }
        defer { free(resolved) }
        path = String(cString: resolved)
    }
}

/// Makes a folder unless it is there.
///
/// - Throws: `Fault` (`HomeNotWritable`) when that fails.
func makeFolder(_ folder: String, mode: mode_t) throws(Fault) {
    guard mkdir(folder, mode) == 0 || errno == EEXIST else {
        throw Fault(
            .failedPrecondition, reason: "HomeNotWritable", "can't make the folder \(folder): \(systemMessage(errno))")
    }
}

/// What the system says of an error number.
func systemMessage(_ number: Int32) -> String { String(cString: strerror(number)) }
