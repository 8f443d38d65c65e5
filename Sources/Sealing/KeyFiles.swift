import Crypto
import Glibc
import Model

/// The file of the key-encryption key and those beside it: the one that is to follow it, and former ones.
///
/// Which of them is in use is for the control plane to say, so that a crash between two of these files does no harm.
/// Keys that come as systemd credentials can be read only.
public struct KeyFiles: Sendable {
    /// The key in use.
    public let path: String
    /// It is a systemd credential: the system puts it there, and nobody can write beside it.
    public let isCredential: Bool

    /// Name of the credential that is looked for.
    public static let credentialName = "paas-key"

    /// Files at a path and beside it.
    public init(path: String, isCredential: Bool = false) {
        self.path = path
        self.isCredential = isCredential
    }

    /// The credential that systemd has passed, else the file.
    ///
    /// - Parameters:
    ///   - path: what the operator has named; `nil` = nothing.
    ///   - credentials: the folder of the credentials, `CREDENTIALS_DIRECTORY`; `nil` = there is none.
    ///   - standard: the file where neither says anything.
    public static func chosen(path: String?, credentials: String?, standard: String) -> KeyFiles {
        if let path { return KeyFiles(path: path) }
        if let credentials, access("\(credentials)/\(credentialName)", F_OK) == 0 {
            return KeyFiles(path: "\(credentials)/\(credentialName)", isCredential: true)
        }
        return KeyFiles(path: standard)
    }

    /// The one that is to follow.
    public var next: String { path + (isCredential ? "-next" : ".next") }

    /// A former one.
    public func former(_ id: KeyID) -> String { path + (isCredential ? "-" : ".") + id.description }

    /// All keys that are here, the one in use first; none is an answer too.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`) when the first is there and can't be read, or is open to others.
    public func keyrings() throws(Fault) -> [Keyring] {
        var found: [Keyring] = []
        if access(path, F_OK) == 0 { found.append(try read(path)) }
        // Anything may lie beside it: only what is a key counts.
        for sibling in siblings() { if let keyring = try? read(sibling) { found.append(keyring) } }
        return found
    }

    /// All keys that are here in one keyring, which says nothing of which is in use; `nil` if there is none.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`), as `keyrings()` does.
    public func keyring() throws(Fault) -> Keyring? {
        let keyrings = try keyrings()
        var keyring = keyrings.first
        for other in keyrings.dropFirst() { keyring?.add(other) }
        return keyring
    }

    /// The key in use; made with a random one if there is no file.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`).
    public func readOrMake() throws(Fault) -> Keyring {
        if !isCredential { _ = try KeyFile(path).make(Self.random()) }
        return try read(path)
    }

    /// The key that is to follow; made with a random one if there is no file.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`); (`KeyReadOnly`) for credentials without such a one.
    public func readOrMakeNext() throws(Fault) -> Keyring {
        guard isCredential else {
            _ = try KeyFile(next).make(Self.random())
            return try read(next)
        }
        guard access(next, F_OK) == 0 else {
            throw Fault(
                .failedPrecondition, reason: "KeyReadOnly",
                "the key is the systemd credential \(Self.credentialName), and there is none that is to follow it",
                nextSteps: [
                    "Add a credential \(Self.credentialName)-next of \(Keyring.keyLength) random bytes to the unit, start "
                        + "paasd again, and try again."
                ])
        }
        return try read(next)
    }

    /// Puts the key in use in its place, if it still lies elsewhere; what is there is kept as a former one. Nothing is
    /// done about credentials.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`).
    public func place(_ id: KeyID) throws(Fault) {
        if isCredential { return }
        let present = access(path, F_OK) == 0 ? try read(path) : nil
        if present?.id == id { return }
        guard (try? read(next))?.id == id else { return }
        // A link first: at no moment is there no key at the path.
        if let present, link(path, former(present.id)) != 0, errno != EEXIST { throw notPlaced() }
        guard rename(next, path) == 0, KeyFile(path).flushDirectory() else { throw notPlaced() }
    }

    /// Removes a former key.
    public func remove(_ id: KeyID) {
        guard !isCredential, unlink(former(id)) == 0 else { return }
        _ = KeyFile(path).flushDirectory()
    }

    private func read(_ path: String) throws(Fault) -> Keyring {
        try Keyring(key: KeyFile(path, isCredential: isCredential).read())
    }

    private static func random() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }

    private func siblings() -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") + "/" : "./"
        let prefix = (parts.last ?? "") + (isCredential ? "-" : ".")
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasPrefix(prefix) { names.append(folder + name) }
        }
        return names.sorted()
    }

    private func notPlaced() -> Fault {
        Fault(
            .failedPrecondition, reason: "KeyFileRefused",
            "the key in use lies in \(next) and can't be put at \(path): \(String(cString: strerror(errno)))",
            nextSteps: ["Make its folder writable for paasd's user; nothing is lost meanwhile."])
    }
}
