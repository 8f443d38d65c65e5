/// What a file is, by the end of its name.
enum ContentType {
    private static let types = [
        "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "ico": "image/vnd.microsoft.icon",
        "js": "text/javascript; charset=utf-8", "json": "application/json", "mjs": "text/javascript; charset=utf-8",
        "png": "image/png", "svg": "image/svg+xml", "txt": "text/plain; charset=utf-8",
        "webmanifest": "application/manifest+json", "woff2": "font/woff2",
    ]

    /// All types that a file may have.
    static let all = Set(types.values).sorted()

    /// The type; `nil` for a name that says nothing.
    static func of(_ path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        return types[String(name[name.index(after: dot)...])]
    }
}
