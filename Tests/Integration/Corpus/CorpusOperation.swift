import Foundation

/// One operation of the served description, with values that are in order.
struct CorpusOperation {
    let method: String
    private let path: String
    private let tag: String
    private let parameters: [CorpusParameter]
    private let body: [CorpusParameter]

    init(method: String, path: String, _ operation: [String: Any]) {
        self.method = method
        self.path = path
        tag = (operation["tags"] as? [String])?.first ?? ""
        let listed = operation["parameters"] as? [[String: Any]] ?? []
        parameters = listed.compactMap(CorpusParameter.init).filter { $0.place != "header" }
        let content = (operation["requestBody"] as? [String: Any])?["content"] as? [String: [String: Any]]
        let schema = content?["application/json"]?["schema"] as? [String: Any] ?? [:]
        // Of alternatives each property is tried in the first that has it.
        let alternatives = schema["oneOf"] as? [[String: Any]] ?? [schema]
        body = alternatives.flatMap { alternative in
            let required = Set(alternative["required"] as? [String] ?? [])
            return (alternative["properties"] as? [String: [String: Any]] ?? [:]).sorted { $0.key < $1.key }
                .map { CorpusParameter($0.key, $0.value, beside: required) }
        }
    }

    var isOperators: Bool { tag == "Organisations" }

    var requests: [CorpusRequest] {
        (parameters + body).flatMap { parameter in
            Corpus.texts.filter { !($0.isEmpty && parameter.place == "path") }.map {
                CorpusRequest(self, parameter, $0)
            }
        }
    }

    /// The path with its query, and the body, with a text in one parameter.
    func filled(with text: String, for parameter: CorpusParameter) -> (path: String, body: String?) {
        var path = self.path
        for other in parameters where other.place == "path" {
            let value = other.pointer == parameter.pointer ? text : other.orderly(in: tag)
            path = path.replacingOccurrences(of: "{\(other.name)}", with: Self.escaped(value))
        }
        if parameter.place == "query" { path += "?\(parameter.name)=\(Self.escaped(text))" }
        guard !body.isEmpty else { return (path, nil) }
        var members: [String: Any] = [:]
        let required = parameter.place == "body" ? parameter.companions : body.first?.companions ?? []
        for other in body where required.contains(other.name) && members[other.name] == nil {
            members[other.name] = other.orderlyJSON(in: tag)
        }
        if parameter.place == "body" { members[parameter.name] = parameter.isList ? [text] : text }
        let json = try? JSONSerialization.data(withJSONObject: members, options: [.sortedKeys])
        return (path, Self.ascii(String(decoding: json ?? Data(), as: UTF8.self)))
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let character = Character(UnicodeScalar(byte))
            guard !character.isASCII || !(character.isLetter || character.isNumber) else { return String(character) }
            let digits = String(byte, radix: 16)
            return "%\(digits.count < 2 ? "0" : "")\(digits)"
        }.joined()
    }

    /// JSON without a character that a file of curl's options can't hold.
    private static func ascii(_ json: String) -> String {
        json.utf16.map { unit in
            guard unit < 0x20 || unit > 0x7E else { return String(UnicodeScalar(UInt8(unit))) }
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }
}
