/// The header `traceparent` (W3C Trace Context, https://www.w3.org/TR/trace-context/#traceparent-header).
enum TraceParent {
    /// The header of version 00, or empty: what is malformed is left out, as the specification asks.
    static func taken(_ header: String?) -> String {
        guard let header else { return "" }
        let parts = header.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "00", isHex(parts[1], 32), isHex(parts[2], 16), isHex(parts[3], 2),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return "" }
        return header
    }

    private static func isHex(_ text: Substring, _ count: Int) -> Bool {
        text.utf8.count == count
            && text.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }
}
