import Model

/// Makes passwords of tenants' roles.
enum Password {
    /// 190 bits; letters and digits only, so that a connection string needs no escapes.
    static let length = 32

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    static func generate(_ randomness: any Randomness) -> Secret {
        let bytes = (0..<length).map { _ in alphabet[randomness.index(below: alphabet.count)] }
        return Secret(String(decoding: bytes, as: UTF8.self))
    }
}
