import Crypto

/// Tells key-encryption keys apart and says nothing about them: 8 bytes that are computed from the key.
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
    /// Number of its bytes.
    static let length = 8

    let bytes: [UInt8]

    init(of key: SymmetricKey) {
        let code = HMAC<SHA256>.authenticationCode(for: Array("paas.v1 key id".utf8), using: key)
        bytes = Array(code.prefix(Self.length))
    }

    init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// Reads what `description` gives; `nil` for any other text.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == Self.length * 2, digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        bytes = stride(from: 0, to: digits.count, by: 2).map { index in
            [digits[index], digits[index + 1]].reduce(0) { $0 << 4 | ($1 < 58 ? $1 - 48 : $1 - 87) }
        }
    }

    /// 16 hexadecimal digits.
    public var description: String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
