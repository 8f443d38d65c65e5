import Crypto
import CryptoExtras
import FoundationEssentials
import Model

/// The beginning of an archive: what it is, and how its keys follow from the passphrase.
///
/// `paas-bak`, the version, three numbers of scrypt (the logarithm of its cost, its block size, its parallelism), 32
/// bytes of salt; then an HMAC-SHA256 of all that, which tells a wrong passphrase from a damaged file.
struct ArchiveHeader: Equatable {
    /// Binary logarithm of scrypt's cost. 17 takes 128 MiB and some tenths of a second for each guess.
    var logCost: UInt8
    /// Makes the keys of this archive differ from those of every other with the same passphrase.
    var salt: [UInt8]

    static let magic = Array("paas-bak".utf8)
    static let version: UInt8 = 1
    static let blockSize: UInt8 = 8
    static let parallelism: UInt8 = 1
    static let saltLength = 32
    static let codeLength = 32
    static let length = 8 + 4 + saltLength + codeLength
    /// What a file may ask of the machine that opens it: nobody has vouched for these numbers yet.
    static let acceptedCosts: ClosedRange<UInt8> = 1...18

    init(logCost: UInt8 = 17) {
        self.logCost = logCost
        salt = SymmetricKey(size: SymmetricKeySize(bitCount: Self.saltLength * 8)).withUnsafeBytes { Array($0) }
    }

    /// The bytes that the code stands for, and that each chunk is bound to.
    var bound: [UInt8] { Self.magic + [Self.version, logCost, Self.blockSize, Self.parallelism] + salt }

    /// All bytes of the header.
    func bytes(_ keys: ArchiveKeys) -> [UInt8] {
        bound + Array(HMAC<SHA256>.authenticationCode(for: bound, using: keys.header))
    }

    /// Reads a header and derives the keys.
    ///
    /// - Throws: `Fault` (`NoBackup`, `BackupTooNew`, `WrongPassphrase`).
    static func open(_ bytes: [UInt8], passphrase: Secret) throws(Fault) -> (ArchiveHeader, ArchiveKeys) {
        guard bytes.count == length, Array(bytes.prefix(magic.count)) == magic else {
            throw Fault(.invalidArgument, reason: "NoBackup", "the file is no backup of a control plane")
        }
        guard bytes[8] == version else {
            throw Fault(
                .failedPrecondition, reason: "BackupTooNew",
                "the backup has format \(bytes[8]); this program knows format \(version)",
                nextSteps: ["Use the release that has made the backup, or a newer one."])
        }
        var header = ArchiveHeader(logCost: bytes[9])
        header.salt = Array(bytes[12..<12 + saltLength])
        guard acceptedCosts.contains(bytes[9]), bytes[10] == blockSize, bytes[11] == parallelism else {
            throw wrongPassphrase
        }
        let keys = try ArchiveKeys(passphrase, header)
        let code = bytes.suffix(codeLength)
        guard HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: header.bound, using: keys.header) else {
            throw wrongPassphrase
        }
        return (header, keys)
    }

    private static let wrongPassphrase = Fault(
        .invalidArgument, reason: "WrongPassphrase",
        "the passphrase is not the one that the backup was made with, or the beginning of the file was changed")
}
