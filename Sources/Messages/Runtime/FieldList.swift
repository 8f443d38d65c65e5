/// Builds a message's description out of the fields that are not at their defaults.
struct FieldList {
    private let name: String
    private var fields: [String] = []

    init(_ name: String) { self.name = name }

    mutating func add(_ name: String, _ text: String) {
        if !text.isEmpty { fields.append("\(name): \(String(reflecting: text))") }
    }

    mutating func add(_ name: String, _ flag: Bool) {
        if flag { fields.append("\(name): true") }
    }

    /// Only their number: bytes may be anything, a token as well.
    mutating func add(_ name: String, _ bytes: [UInt8]) {
        if !bytes.isEmpty { fields.append("\(name): \(bytes.count) bytes") }
    }

    mutating func add(_ name: String, _ number: some Numeric) {
        if number != .zero { fields.append("\(name): \(number)") }
    }

    mutating func add<Enumeration: RawRepresentable>(
        _ name: String, _ value: Enumeration
    ) where Enumeration.RawValue == Int32 {
        if value.rawValue != 0 { fields.append("\(name): \(value)") }
    }

    mutating func add<Value>(_ name: String, _ value: Value?) {
        if let value { fields.append("\(name): \(value)") }
    }

    mutating func add<Value>(_ name: String, _ values: [Value]) {
        if !values.isEmpty { fields.append("\(name): \(values)") }
    }

    mutating func add(_ name: String, _ values: [[UInt8]]) {
        if !values.isEmpty { fields.append("\(name): \(values.map { "\($0.count) bytes" })") }
    }

    /// Names a secret field and shows nothing of it, also not whether it is set.
    mutating func addSecret<Value>(_ name: String, _ value: Value) { fields.append("\(name): <redacted>") }

    /// `Name(field: value, …)`
    var text: String { "\(name)(\(fields.joined(separator: ", ")))" }
}
