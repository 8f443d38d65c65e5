import Crypto
import FoundationEssentials
import Model

/// What a PostgreSQL server stores of a password: it can prove a login with it, and nobody can log in with it.
///
/// SCRAM-SHA-256 after RFC 5802 and RFC 7677, in PostgreSQL's notation.
public enum SCRAMVerifier {
    /// Rounds of the hash, as PostgreSQL's own.
    static let iterations = 4096
    /// Bytes of the salt, as PostgreSQL's own.
    static let saltLength = 16

    /// The verifier of a password, with a fresh salt: `SCRAM-SHA-256$4096:<salt>$<stored key>:<server key>`.
    ///
    /// - Throws: `Fault` (`PasswordRefused`) unless the password consists of printable ASCII characters: others have
    ///   more than one spelling, which clients bring into one form and this does not.
    public static func make(of password: Secret) throws(Fault) -> String {
        let salt = SymmetricKey(size: SymmetricKeySize(bitCount: saltLength * 8)).withUnsafeBytes { Array($0) }
        return try make(of: password, salt: salt)
    }

    static func make(of password: Secret, salt: [UInt8]) throws(Fault) -> String {
        let keys = try keys(of: password, salt: salt)
        let (salt, stored, server) = (Data(salt), Data(keys.stored), Data(keys.server))
        return "SCRAM-SHA-256$\(iterations):\(salt.base64EncodedString())"
            + "$\(stored.base64EncodedString()):\(server.base64EncodedString())"
    }

    static func keys(of password: Secret, salt: [UInt8]) throws(Fault) -> (stored: [UInt8], server: [UInt8]) {
        let text = password.reveal { Array($0.utf8) }
        guard !text.isEmpty, text.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw Fault(
                .invalidArgument, reason: "PasswordRefused", "a password consists of printable ASCII characters")
        }
        let salted = SymmetricKey(data: stretch(text, salt: salt))
        let client = HMAC<SHA256>.authenticationCode(for: Array("Client Key".utf8), using: salted)
        let server = HMAC<SHA256>.authenticationCode(for: Array("Server Key".utf8), using: salted)
        return (Array(SHA256.hash(data: Array(client))), Array(server))
    }

    /// PBKDF2 with one block: the function `Hi` of RFC 5802.
    private static func stretch(_ password: [UInt8], salt: [UInt8]) -> [UInt8] {
        let key = SymmetricKey(data: password)
        var round = Array(HMAC<SHA256>.authenticationCode(for: salt + [0, 0, 0, 1], using: key))
        var sum = round
        for _ in 1..<iterations {
            round = Array(HMAC<SHA256>.authenticationCode(for: round, using: key))
            for index in sum.indices { sum[index] ^= round[index] }
        }
        return sum
    }
}
