/// The header `Idempotency-Key` of a POST; what it means is for the daemon to say.
enum IdempotencyKey {
    /// The key; empty where the header is missing.
    ///
    /// - Throws: `Problem` unless it is 1 to 255 visible ASCII characters.
    static func taken(_ header: String?) throws(Problem) -> String {
        guard let header else { return "" }
        guard (1...255).contains(header.utf8.count), header.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(
                .badRequest, reason: "InvalidIdempotencyKey",
                "the header Idempotency-Key must hold 1 to 255 visible ASCII characters")
        }
        return header
    }
}
