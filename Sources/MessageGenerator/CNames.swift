/// Names as protoc-c makes them (protobuf-c 1.4).
enum CNames {
    /// `watch_status` → `WatchStatus`
    static func camel(_ name: String) -> String {
        name.split(separator: "_", omittingEmptySubsequences: true).map { $0.prefix(1).uppercased() + $0.dropFirst() }
            .joined()
    }

    /// `RevealDSNRequest` → `reveal_dsnrequest`: only the first of several capitals begins a word.
    static func lower(_ name: String) -> String {
        var result = ""
        var wasUpper = true
        for character in name {
            if character.isUppercase, !wasUpper { result.append("_") }
            result += character.lowercased()
            wasUpper = character.isUppercase
        }
        return result
    }

    /// A struct's member for a field; protoc-c appends an underscore to what C or C++ reserve.
    static func member(_ field: String) -> String { SwiftNames.escaped(bareMember(field)) }

    /// The same without Swift's backticks, to make longer names of.
    static func bareMember(_ field: String) -> String {
        let name = field.lowercased()
        return reserved.contains(name) ? name + "_" : name
    }

    private static let reserved: Set<String> = [
        "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class", "compl",
        "const", "const_cast", "continue", "default", "delete", "do", "double", "dynamic_cast", "else", "enum",
        "explicit", "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable",
        "namespace", "new", "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "register",
        "reinterpret_cast", "return", "short", "signed", "sizeof", "static", "static_cast", "struct", "switch",
        "template", "this", "throw", "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using",
        "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq",
    ]
}
