import Model
import Store

/// Looks at a request's fields and collects all that is wrong with them, so that the caller learns it in one answer.
struct RequestCheck {
    private var reason: String?
    private var metadata: [String: String] = [:]
    private(set) var violations: [FieldViolation] = []

    /// Longest description, in bytes of UTF-8.
    static let longestDescription = 256
    /// Longest value of a variable, in bytes of UTF-8.
    static let longestValue = 32 << 10
    /// Page sizes that a caller may ask for.
    static let pageSizes = 1...1000
    /// What a caller gets that asks for no page size.
    static let standardPageSize = 100

    /// All violations in one fault; its reason is the first one's.
    var fault: Fault {
        let sentences = violations.map { "\($0.field): \($0.description)" }
        return Fault(
            .invalidArgument, reason: reason ?? "InvalidRequest", sentences.joined(separator: "; "),
            violations: violations, metadata: metadata, notProcessed: true)
    }

    mutating func name(_ text: String, field: String) -> Name? {
        if let name = Name(text) { return name }
        return violated("InvalidName", field, "must be \(Name.grammar)")
    }

    mutating func databaseID(_ text: String, field: String = "id") -> DatabaseID? {
        if let id = DatabaseID(text) { return id }
        return violated("InvalidID", field, "must be \(DatabaseID.length) characters of a to z and 2 to 7")
    }

    /// - Parameter text: empty = the standard version.
    mutating func engineVersion(_ text: String, installed: [EngineVersion]) -> EngineVersion? {
        let wanted = text.isEmpty ? EngineVersion.standard : EngineVersion(text)
        if let wanted, installed.contains(wanted) { return wanted }
        let list = installed.sorted().map(\.description).joined(separator: ", ")
        metadata["installed"] = list
        let allowed = list.isEmpty ? "no version is installed" : "must be one of those installed: \(list)"
        let standard = text.isEmpty ? "\(EngineVersion.standard), the default, is not installed; " : ""
        return violated("UnknownVersion", "engineVersion", standard + allowed)
    }

    mutating func description(_ text: String) -> String? {
        let controls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        if text.utf8.count <= Self.longestDescription, !controls { return text }
        return violated(
            "InvalidDescription", "description",
            "must be at most \(Self.longestDescription) bytes of UTF-8 without control characters")
    }

    /// - Parameter size: 0 = the standard size.
    mutating func pageSize(_ size: UInt32) -> Int? {
        if size == 0 { return Self.standardPageSize }
        if let size = Int(exactly: size), Self.pageSizes.contains(size) { return size }
        return violated(
            "InvalidPageSize", "pageSize",
            "must be \(Self.pageSizes.lowerBound) to \(Self.pageSizes.upperBound), or 0 for \(Self.standardPageSize)")
    }

    mutating func rotationMode(_ text: String) -> RotationMode? {
        if let mode = RotationMode(rawValue: text) { return mode }
        let list = RotationMode.allCases.map(\.rawValue).joined(separator: ", ")
        metadata["allowed"] = list
        return violated("InvalidMode", "mode", "must be given and be one of: \(list)")
    }

    mutating func outcome(_ text: String) -> AuditEntry.Outcome? {
        if let outcome = AuditEntry.Outcome(rawValue: text) { return outcome }
        let list = AuditEntry.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
        return violated("InvalidOutcome", "outcome", "must be one of: \(list)")
    }

    mutating func variableName(_ text: String) -> VariableName? {
        if let name = VariableName(text) { return name }
        return violated("InvalidName", "name", "must be \(VariableName.grammar)")
    }

    /// - Returns: the value's length in bytes.
    mutating func variableValue(_ value: Secret) -> Int? {
        let bytes = value.reveal { $0.utf8.contains(0) ? nil : $0.utf8.count }
        if let bytes, bytes <= Self.longestValue { return bytes }
        return violated(
            "InvalidValue", "value", "must be at most \(Self.longestValue) bytes of UTF-8 without NUL characters")
    }

    mutating func missing(_ field: String, neededBy other: String) {
        let _: Never? = violated("MissingField", field, "must be given when \(other) is")
    }

    private mutating func violated<Value>(_ reason: String, _ field: String, _ allowed: String) -> Value? {
        refuse(as: reason, field, allowed)
    }

    mutating func refuse<Value>(as reason: String, _ field: String, _ allowed: String) -> Value? {
        self.reason = self.reason ?? reason
        violations.append(FieldViolation(field: field, allowed))
        return nil
    }
}
