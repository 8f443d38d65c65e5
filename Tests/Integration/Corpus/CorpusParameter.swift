import Foundation

/// A parameter of the path or the query, or a field of the body, as the served description has it.
struct CorpusParameter {
    let name: String
    /// `path`, `query`, `header` or `body`.
    let place: String
    /// Fields that the body must have beside this one.
    let companions: Set<String>
    private let schema: [String: Any]

    init?(_ parameter: [String: Any]) {
        guard let name = parameter["name"] as? String, let place = parameter["in"] as? String else { return nil }
        self.name = name
        self.place = place
        companions = []
        schema = parameter["schema"] as? [String: Any] ?? [:]
    }

    /// A field of the body.
    init(_ name: String, _ schema: [String: Any], beside companions: Set<String>) {
        self.name = name
        self.companions = companions
        self.schema = schema
        place = "body"
    }

    var pointer: String {
        switch place {
        case "path": "{\(name)}"
        case "query": "?\(name)"
        default: "/\(name)"
        }
    }

    var isList: Bool { schema["type"] as? String == "array" }

    /// Whether the description lets a text pass.
    func allows(_ text: String) -> Bool {
        let schema = isList ? self.schema["items"] as? [String: Any] ?? [:] : self.schema
        guard schema["type"] as? String == "string", (self.schema["maxItems"] as? Int) != 0 else {
            // A number or a flag in the query is a text too.
            if place == "query", schema["type"] as? String == "boolean" { return ["true", "false"].contains(text) }
            guard place == "query", schema["type"] as? String == "integer", let number = Int(text) else { return false }
            return number >= schema["minimum"] as? Int ?? 0 && number <= schema["maximum"] as? Int ?? .max
        }
        if let words = schema["enum"] as? [String], !words.contains(text) { return false }
        if let longest = schema["maxLength"] as? Int, text.unicodeScalars.count > longest { return false }
        guard let pattern = schema["pattern"] as? String else { return true }
        let match = try? Regex(pattern).matchingSemantics(.unicodeScalar).wholeMatch(in: text)
        return match != nil
    }

    /// A value that is in order.
    func orderlyJSON(in tag: String) -> Any {
        if isList { return ["read"] }
        return schema["type"] as? String == "integer" ? 5 : orderly(in: tag)
    }

    func orderly(in tag: String) -> String {
        switch name {
        case "org": "acme"
        case "app": "web"
        case "id": tag == "Databases" ? "abcdefghijklmnop" : "0"
        case "loginId": "abcdefghijklmnop"
        case "role": "viewer"
        case "mode": "immediate"
        case "service": "ci"
        default: "nobody"
        }
    }
}
