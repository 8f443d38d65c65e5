import Model
import Reflection

/// One text field of one method's request, found in the descriptors that a daemon serves.
struct CorpusField: Sendable, CustomStringConvertible {
    let method: MethodType
    let field: FieldType
    /// All text fields of the request.
    private let others: [FieldType]

    var description: String { "\(method.name).\(field.jsonName)" }

    /// Every text field of every request.
    static func all(in schema: Schema) -> [CorpusField] {
        // Those of every server compare names with what they serve and look for no others.
        let common = ["paas.health.v1.Health", "paas.reflection.v1.Reflection"]
        return schema.services.filter { !common.contains($0.name) }.flatMap(\.methods).flatMap { method in
            let texts = (schema.message(method.request)?.fields ?? []).filter { $0.kind == .scalar(.string) }
            return texts.map { CorpusField(method: method, field: $0, others: texts) }
        }
    }

    /// A request in which this field holds a text and all others are in order.
    func request(holding text: String) -> [UInt8] {
        others.flatMap { other in
            let value = other.number == field.number ? text : orderly(other.name)
            return value.isEmpty ? [] : Self.encoded(value, number: other.number)
        }
    }

    /// The daemon's own look at the text lets it pass; what is then said of it is another matter.
    func isAllowed(_ text: String) -> Bool {
        if text.utf8.contains(0) { return false }
        switch (method.name, field.name) {
        case ("ChangeMember", "name"), ("RemoveMember", "name"), ("CreateInvitation", "name"),
            ("AcceptInvitation", "name"), (_, "owner"), (_, "member"):
            return Subject(text) != nil
        case ("SetVariable", "name"), ("UnsetVariable", "name"): return VariableName(text) != nil
        case ("RevokeInvitation", "id"), ("RevokeToken", "id"), ("ListAudit", "page_token"):
            return (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
        case (_, "org"), (_, "app"), (_, "name"), (_, "service"): return Name(text) != nil
        case (_, "host"): return HostName(text) != nil
        case (_, "id"), (_, "database_id"), (_, "login_id"): return DatabaseID(text) != nil
        case (_, "description"):
            return text.utf8.count <= 256 && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        // Sealed, compared or hashed, and never looked into.
        case (_, "value"), (_, "actor"), (_, "action"), (_, "code"): return true
        case (_, "role"): return Role(rawValue: text) != nil
        // A mode, a scope, a version, a kind: one of a few words, and none of these. A new field too is to be
        // refused until somebody says here what it may hold.
        default: return false
        }
    }

    /// The caller has to say something here.
    var mayBeEmpty: Bool {
        switch (method.name, field.name) {
        case (_, "org"): ["SetQuota", "ListAudit", "VerifyAudit", "WatchStatus", "IssueToken"].contains(method.name)
        case (_, "app"), (_, "id"): method.name == "WatchStatus" || (method.name, field.name) == ("ListAudit", "app")
        case ("ListDatabases", "name"): true
        case (_, "name"), (_, "mode"), (_, "role"), (_, "kind"), (_, "member"), (_, "scopes"), (_, "login_id"): false
        default: true
        }
    }

    private func orderly(_ name: String) -> String {
        switch (method.name, name) {
        case ("IssueToken", "org"): return ""
        case (_, "org"): return "acme"
        case (_, "app"): return method.name == "ListAudit" ? "" : "web"
        case ("RevokeInvitation", "id"), ("RevokeToken", "id"): return "0"
        case (_, "id"), (_, "login_id"): return "abcdefghijklmnop"
        case ("ListDatabases", "name"): return ""
        case (_, "name"): return "nobody"
        case (_, "mode"): return "immediate"
        case (_, "role"): return "viewer"
        case (_, "kind"): return "service"
        case (_, "code"): return "none"
        // Either a member, or a service with scopes.
        case (_, "member"): return ["member", "org"].contains(field.name) ? "nobody" : ""
        case ("CreateToken", "service"): return ["member", "org"].contains(field.name) ? "" : "ci"
        case ("CreateToken", "scopes"): return ["member", "org"].contains(field.name) ? "" : "read"
        case (_, "scopes"): return "read"
        default: return ""
        }
    }

    /// A text on the wire: number and kind of the field, length, bytes.
    private static func encoded(_ text: String, number: UInt32) -> [UInt8] {
        var bytes: [UInt8] = [UInt8(truncatingIfNeeded: number << 3 | 2)]
        var rest = text.utf8.count
        while rest > 0x7F {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)] + Array(text.utf8)
    }
}
