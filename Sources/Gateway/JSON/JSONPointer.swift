/// Where in a JSON text a value stands (RFC 6901).
enum JSONPointer {
    /// `/volume/name` for the names from the top level downwards.
    static func text(_ path: [String]) -> String {
        path.map { name in
            let escaped = name.map { character in
                switch character {
                case "~": "~0"
                case "/": "~1"
                default: String(character)
                }
            }
            return "/" + escaped.joined()
        }.joined()
    }
}
