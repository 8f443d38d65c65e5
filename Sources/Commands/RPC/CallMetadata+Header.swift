import Messages

extension CallMetadata {
    /// An entry that is written as `key=value`.
    ///
    /// - Throws: `CommandFailure` for a key that the protocol does not have, and for the token's.
    init(header: String) throws(CommandFailure) {
        let parts = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let key = String(parts[0])
        guard parts.count == 2, Self.isKey(key) else {
            throw CommandFailure(
                .usage,
                "A header is key=value; its key has 1 to 64 lower-case letters, digits, -, _ or . and not «\(key.visible)»."
            )
        }
        guard key != Self.token else {
            throw CommandFailure(
                .usage, "Everybody on the machine can read a command line: give the token with --token-file.")
        }
        self.init(key, String(parts[1]))
    }

    private static func isKey(_ key: String) -> Bool {
        (1...64).contains(key.utf8.count)
            && key.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
            }
    }
}
