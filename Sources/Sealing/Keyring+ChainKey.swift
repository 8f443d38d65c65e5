import Crypto
import Model

extension Keyring {
    /// Seals the key of the audit log's chains as a secret of the installation's own.
    ///
    /// - Parameter version: counts the installation's keys of this kind, from 1.
    /// - Throws: `Fault` (`SealingFailed`).
    public func seal(_ chainKey: ChainKey, version: Int) throws(Fault) -> SealedSecret {
        let bytes = chainKey.key.withUnsafeBytes { Array($0) }
        let digits = bytes.flatMap { [$0 >> 4, $0 & 15] }.map { String($0, radix: 16) }.joined()
        return try seal(Secret(digits), for: try Self.context(version))
    }

    /// Opens what `seal` has made.
    ///
    /// - Throws: `Fault` (`SecretUnreadable`) when the key, the version or a single bit is another.
    public func chainKey(_ sealed: SealedSecret) throws(Fault) -> ChainKey {
        let digits = try open(sealed, for: Self.context(sealed.version)).reveal { text in
            text.compactMap { $0.hexDigitValue.map(UInt8.init) }
        }
        guard digits.count == ChainKey.length * 2 else { throw Self.unreadable }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        return ChainKey(key: SymmetricKey(data: bytes))
    }

    private static func context(_ version: Int) throws(Fault) -> SealingContext {
        guard let installation = Name(ChainKey.owner) else { throw unreadable }
        return SealingContext(
            organisation: installation, subject: ChainKey.name, kind: .chainKey, version: version)
    }
}
