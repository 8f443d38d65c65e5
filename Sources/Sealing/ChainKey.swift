import Crypto
import FoundationEssentials

/// The key of the audit log's chains: who does not have it can make no line and no link that counts.
public struct ChainKey: Sendable {
    /// Number of bytes of a key.
    public static let length = 32
    /// The name that the control plane keeps it under, wrapped.
    public static let name = "audit-chain"
    /// What it is sealed for in the place of an organisation; its kind tells it from one of that name.
    public static let owner = "installation"
    private static let nonceLength = 16

    let key: SymmetricKey
    private let marks: SymmetricKey
    private let links: SymmetricKey
    /// Tells keys apart and says nothing of them: 16 hexadecimal digits.
    public let id: String

    /// A fresh key.
    public init() { self.init(key: SymmetricKey(size: .bits256)) }

    init(key: SymmetricKey) {
        func derived(_ use: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: key, info: Data("paas.v1 audit \(use)".utf8), outputByteCount: Self.length)
        }
        self.key = key
        marks = derived("mark")
        links = derived("link")
        let digits = derived("id").withUnsafeBytes { $0.prefix(8).flatMap { [$0 >> 4, $0 & 15] } }
        id = digits.map { String($0, radix: 16) }.joined()
    }

    /// A proof that a content was written by somebody with the key; never the same twice.
    public func mark(_ content: [UInt8]) -> [UInt8] {
        let nonce = SymmetricKey(size: SymmetricKeySize(bitCount: Self.nonceLength * 8)).withUnsafeBytes { Array($0) }
        return nonce + HMAC<SHA256>.authenticationCode(for: nonce + content, using: marks)
    }

    /// Whether a mark was made for a content.
    public func isMark(_ mark: [UInt8], of content: [UInt8]) -> Bool {
        let (nonce, code) = (mark.prefix(Self.nonceLength), mark.dropFirst(Self.nonceLength))
        return HMAC<SHA256>.isValidAuthenticationCode(Data(code), authenticating: nonce + content, using: marks)
    }

    /// The hash of a link of a chain: 32 bytes over its content and the hash of the link before it.
    ///
    /// - Parameter previous: empty for the first one.
    public func link(_ content: [UInt8], after previous: [UInt8]) -> [UInt8] {
        let bytes = [UInt8(truncatingIfNeeded: previous.count)] + previous + content
        return Array(HMAC<SHA256>.authenticationCode(for: bytes, using: links))
    }
}
