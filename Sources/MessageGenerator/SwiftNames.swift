/// Names as Swift's API design guidelines want them.
enum SwiftNames {
    /// `paas.databases.v1` → `DatabasesV1`; `nil` for google's own types, which stand at the top level.
    static func namespace(of package: String) -> String? {
        guard package != "google.protobuf" else { return nil }
        let parts = package.split(separator: ".").map(String.init)
        return (parts.count > 1 ? Array(parts.dropFirst()) : parts).map(capitalised).joined()
    }

    /// `engine_version` → `engineVersion`, `audit_id` → `auditID`; keywords come escaped.
    static func property(_ field: String) -> String { escaped(lowerCamel(field)) }

    /// `STATE_READY` of the enumeration `State` → `ready`.
    static func enumerationCase(_ value: String, of enumeration: String) -> String {
        let prefix = CNames.lower(enumeration).uppercased() + "_"
        let short = value.hasPrefix(prefix) ? String(value.dropFirst(prefix.count)) : value
        let name = lowerCamel(short.lowercased())
        return escaped(name.first?.isNumber == true ? lowerCamel(value.lowercased()) : name)
    }

    /// `CreateDatabase` → `createDatabase`, `DSNReveal` → `dsnReveal`.
    static func method(_ name: String) -> String {
        let capitals = name.prefix(while: \.isUppercase)
        let count = capitals.count > 1 && capitals.count < name.count ? capitals.count - 1 : capitals.count
        return escaped(name.prefix(count).lowercased() + name.dropFirst(count))
    }

    /// `event_kind` → `EventKind`, the type of a oneof.
    static func type(_ name: String) -> String { name.split(separator: "_").map { capitalised(String($0)) }.joined() }

    /// `lower_camel` → `lowerCamel`, not escaped.
    static func lowerCamel(_ name: String) -> String {
        let parts = name.split(separator: "_").map(String.init)
        return (parts.prefix(1) + parts.dropFirst().map(capitalised)).joined()
    }

    /// The name, in backticks where Swift needs them.
    static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    private static func capitalised(_ word: String) -> String {
        acronyms.contains(word) ? word.uppercased() : word.prefix(1).uppercased() + word.dropFirst()
    }

    private static let acronyms: Set<String> = ["dsn", "http", "id", "ip", "rpc", "url"]

    private static let keywords: Set<String> = [
        "Any", "Protocol", "Self", "Type", "as", "associatedtype", "break", "case", "catch", "class", "continue",
        "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
        "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
        "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct",
        "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]
}
