import Crypto
import Model
import Store

/// The text that proves who calls: a readable prefix and 256 random bits in base64url (RFC 4648, section 5).
///
/// The store knows only its SHA-256. A fast hash is enough: nobody guesses 256 random bits.
public struct BearerToken: Sendable {
    /// The text to hand out, once.
    public let secret: Secret

    /// What every token begins with, so that a leaked one can be recognised.
    public static let prefix = "paas_"
    /// What the secrets of sessions begin with: they are tokens for a while, made out of others.
    public static let sessionPrefix = "paas_session_"
    /// Longest text that is looked at, in bytes.
    public static let longest = 128

    /// Takes a text that came from outside; `nil` if it can be no token of ours.
    public init?(_ secret: Secret) {
        guard secret.reveal({ $0.utf8.count <= Self.longest && $0.hasPrefix(Self.prefix) }) else { return nil }
        self.secret = secret
    }

    /// Makes a fresh token from a source of randomness, which must be a cryptographic one.
    public init(using random: inout some RandomNumberGenerator) { self.init(Self.prefix, &random) }

    /// Makes what a fresh session is known by, from a source of randomness, which must be a cryptographic one.
    public init(sessionUsing random: inout some RandomNumberGenerator) { self.init(Self.sessionPrefix, &random) }

    private init(_ prefix: String, _ random: inout some RandomNumberGenerator) {
        var bytes: [UInt8] = []
        while bytes.count < 32 {
            withUnsafeBytes(of: random.next() as UInt64) { bytes.append(contentsOf: $0) }
        }
        secret = Secret(prefix + Self.base64URL(bytes))
    }

    /// Its SHA-256, 32 bytes: what the store looks tokens up by.
    public var hash: [UInt8] { secret.reveal { Array(SHA256.hash(data: Array($0.utf8))) } }

    /// What the store looks it up by.
    var shown: ShownCredential {
        secret.reveal { $0.hasPrefix(Self.sessionPrefix) } ? .session(hash) : .token(hash)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func base64URL(_ bytes: [UInt8]) -> String {
        var characters: [UInt8] = []
        var pending: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                characters.append(alphabet[Int(pending >> bits & 63)])
            }
            pending &= (1 << bits) - 1
        }
        if bits > 0 { characters.append(alphabet[Int(pending << (6 - bits) & 63)]) }
        return String(decoding: characters, as: UTF8.self)
    }
}
