import Crypto
import Model

/// The idempotency key that came with a request, and what tells this request from others.
public struct RequestKey: Equatable, Sendable {
    /// Longest key, in bytes.
    public static let longest = 255

    /// What the caller has chosen: 1 to `longest` visible ASCII characters.
    public let text: String
    /// SHA-256 of the method's path and the encoded request, 32 bytes.
    public let digest: [UInt8]

    /// Takes a key as it came.
    ///
    /// - Throws: `Fault` with the reason `InvalidIdempotencyKey`.
    public init(_ text: String, method: String, request: [UInt8]) throws(Fault) {
        guard (1...Self.longest).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            let allowed = "must be 1 to \(Self.longest) visible ASCII characters"
            throw Fault(
                .invalidArgument, reason: "InvalidIdempotencyKey", "idempotencyKey: \(allowed)",
                violations: [FieldViolation(field: "idempotencyKey", allowed)], notProcessed: true)
        }
        self.text = text
        // A path holds no NUL, so that the two can't run into one another.
        digest = Array(SHA256.hash(data: Array(method.utf8) + [0] + request))
    }
}
