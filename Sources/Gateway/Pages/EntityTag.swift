/// The name of one version of a file (RFC 9110, section 8.8.3).
enum EntityTag {
    /// A tag that the bytes decide alone: their number and their 64-bit FNV-1a hash
    /// (https://www.rfc-editor.org/rfc/rfc9923). Versions of one file are told apart; nobody is kept from forging one.
    static func of(_ bytes: [UInt8]) -> String {
        let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
        return "\"\(String(bytes.count, radix: 16))-\(String(hash, radix: 16))\""
    }

    /// Whether the header `If-None-Match` names the tag (RFC 9110, section 13.1.2): a client has that version already.
    static func isNamed(_ tag: String, by header: String?) -> Bool {
        (header ?? "").split(separator: ",").contains { entry in
            var entry = entry.drop { $0 == " " || $0 == "\t" }
            while entry.last == " " || entry.last == "\t" { entry.removeLast() }
            return entry == "*" || (entry.hasPrefix("W/") ? entry.dropFirst(2) : entry) == tag[...]
        }
    }
}
