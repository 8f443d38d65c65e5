/// Emits the statement that sends a field.
extension FieldEmitter {
    /// Hands a value over unless it is the default.
    func add(_ value: String) -> String {
        field.isRepeated ? addList(value) : "fields.add(\(field.number), \(labelled(value)))"
    }

    /// Hands a value over whatever it is: a member of a oneof.
    func put(_ value: String) -> String { "fields.put(\(field.number), \(labelled(value)))" }

    private func labelled(_ value: String) -> String {
        switch field.kind {
        case .text: "text: \(value)"
        case .bytes: "bytes: \(value)"
        case .message: "message: \(value)"
        case .number, .bool, .enumeration: "\(wireType): \(number(value))"
        }
    }

    private func addList(_ value: String) -> String {
        switch field.kind {
        case .text: "fields.add(\(field.number), texts: \(value))"
        case .bytes: "fields.add(\(field.number), byteStrings: \(value))"
        case .message: "fields.add(\(field.number), messages: \(value))"
        case .number, .bool, .enumeration:
            "fields.add(\(field.number), \(wireType)s: \(value)) { \(number("$0")) }"
        }
    }

    private var wireType: String {
        switch field.kind {
        case .number(_, .fixed32): "fixed32"
        case .number(_, .fixed64): "fixed64"
        default: "varint"
        }
    }

    /// The number that is sent, unsigned; negative ones are sign-extended.
    private func number(_ value: String) -> String {
        switch field.kind {
        case .bool: "\(value) ? 1 : 0"
        case .enumeration: "UInt64(truncatingIfNeeded: \(value).rawValue)"
        case .number("UInt64", _), .number("UInt32", .fixed32): value
        case .number("Float", _), .number("Double", _): "\(value).bitPattern"
        case .number("UInt32", _): "UInt64(\(value))"
        case .number(_, .zigzag): "ZigZag.number(\(value))"
        case .number(_, .fixed32): "UInt32(bitPattern: \(value))"
        case .number(_, .fixed64): "UInt64(bitPattern: \(value))"
        default: "UInt64(truncatingIfNeeded: \(value))"
        }
    }
}
