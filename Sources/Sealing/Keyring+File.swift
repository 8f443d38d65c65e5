import Crypto
import Model

extension Keyring {
    /// Reads the key file, or makes it with a random key if there is none.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`), as `KeyFile` does.
    public static func loadOrCreate(path: String) throws(Fault) -> Keyring {
        let fresh = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        if try KeyFile(path).make(fresh) { return try Keyring(key: fresh) }
        return try load(path: path)
    }

    /// Reads the key file.
    ///
    /// - Throws: `Fault` (`KeyFileRefused`), as `KeyFile` does, and when there is no file.
    public static func load(path: String) throws(Fault) -> Keyring { try Keyring(key: KeyFile(path).read()) }
}
