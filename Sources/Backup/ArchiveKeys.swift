import Crypto
import CryptoExtras
import FoundationEssentials
import Model

/// The keys of one archive.
struct ArchiveKeys {
    /// Of the header's code.
    let header: SymmetricKey
    /// Of the chunks.
    let chunks: SymmetricKey

    /// Derives them with scrypt.
    ///
    /// - Throws: `Fault` (`KeyDerivationFailed`) when the memory for it can't be had.
    init(_ passphrase: Secret, _ head: ArchiveHeader) throws(Fault) {
        let text = passphrase.reveal { Array($0.utf8) }
        do {
            let derived = try KDF.Scrypt.deriveKey(
                from: text, salt: head.salt, outputByteCount: 64, rounds: 1 << Int(head.logCost),
                blockSize: Int(ArchiveHeader.blockSize), parallelism: Int(ArchiveHeader.parallelism))
            let bytes = derived.withUnsafeBytes { Array($0) }
            header = SymmetricKey(data: bytes.prefix(32))
            chunks = SymmetricKey(data: bytes.suffix(32))
        } catch {
            throw Fault(
                .resourceExhausted, reason: "KeyDerivationFailed",
                "the key can't be derived from the passphrase: it takes \(1 << (Int(head.logCost) - 10)) MiB of memory")
        }
    }
}
