/// The path and the query of a request, still encoded, and the path's segments, decoded.
struct RequestTarget: Equatable, Sendable {
    /// Longest target, in bytes.
    static let longest = 8192

    /// The path as it came, without the query: what a log may hold.
    let path: String
    /// Decoded segments; the last is empty where the path ends with a slash.
    let segments: [String]
    /// What stands behind the `?`, if there is one.
    let query: Substring?

    /// Takes a request's target; `nil` where it is no path or its encoding is broken.
    init?(_ text: String) {
        guard text.hasPrefix("/"), text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let encoded = parts[0].dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var segments: [String] = []
        for segment in encoded {
            guard let segment = PercentCoding.decode(segment) else { return nil }
            segments.append(segment)
        }
        path = String(parts[0])
        self.segments = segments
        query = parts.count > 1 ? parts[1] : nil
    }
}
