/// One row of a result. Reading a column that isn't there, or as a type that its text isn't, is a fault of kind
/// `usage` and never a trap.
public struct PostgresRow: Sendable {
    let result: ResultSet
    let index: Int32

    /// The names of the columns, in order.
    public var columns: [String] { (0..<Int32(result.columnCount)).map { result.columnName($0) } }

    /// A text, or the text format of any type.
    public func text(_ column: String) throws(PostgresFault) -> String {
        try value(column, "a text") { String(decoding: $0, as: UTF8.self) }
    }

    /// The same; `nil` for NULL.
    public func textOrNull(_ column: String) throws(PostgresFault) -> String? {
        try valueOrNull(column, "a text") { String(decoding: $0, as: UTF8.self) }
    }

    /// An integer of at most 64 bits.
    public func int64(_ column: String) throws(PostgresFault) -> Int64 {
        try value(column, "a 64-bit integer", Self.integer)
    }

    /// The same; `nil` for NULL.
    public func int64OrNull(_ column: String) throws(PostgresFault) -> Int64? {
        try valueOrNull(column, "a 64-bit integer", Self.integer)
    }

    /// An integer.
    public func int(_ column: String) throws(PostgresFault) -> Int { try value(column, "an integer", Self.integer) }

    /// The same; `nil` for NULL.
    public func intOrNull(_ column: String) throws(PostgresFault) -> Int? {
        try valueOrNull(column, "an integer", Self.integer)
    }

    /// A boolean.
    public func bool(_ column: String) throws(PostgresFault) -> Bool { try value(column, "a boolean", Self.boolean) }

    /// The same; `nil` for NULL.
    public func boolOrNull(_ column: String) throws(PostgresFault) -> Bool? {
        try valueOrNull(column, "a boolean", Self.boolean)
    }

    /// A `bytea`.
    public func bytes(_ column: String) throws(PostgresFault) -> [UInt8] { try value(column, "bytes", Hex.decode) }

    /// The same; `nil` for NULL.
    public func bytesOrNull(_ column: String) throws(PostgresFault) -> [UInt8]? {
        try valueOrNull(column, "bytes", Hex.decode)
    }

    /// A one-dimensional array without NULLs.
    public func textArray(_ column: String) throws(PostgresFault) -> [String] {
        try value(column, "an array") { ArrayLiteral.decode(String(decoding: $0, as: UTF8.self)) }
    }

    private func value<Value>(
        _ column: String, _ type: String, _ convert: (UnsafeBufferPointer<UInt8>) -> Value?
    ) throws(PostgresFault) -> Value {
        guard let value = try valueOrNull(column, type, convert) else {
            throw PostgresFault(.usage, "column \(column) is null")
        }
        return value
    }

    private func valueOrNull<Value>(
        _ column: String, _ type: String, _ convert: (UnsafeBufferPointer<UInt8>) -> Value?
    ) throws(PostgresFault) -> Value? {
        guard let position = result.columnIndex(column) else {
            throw PostgresFault(.usage, "there is no column \(column) among \(columns.joined(separator: ", "))")
        }
        let (isNull, value) = result.withField(row: index, column: position) { field -> (Bool, Value?) in
            guard let field else { return (true, nil) }
            return (false, convert(field))
        }
        if !isNull, value == nil { throw PostgresFault(.usage, "column \(column) isn't \(type)") }
        return value
    }

    private static func integer<Integer: FixedWidthInteger>(_ field: UnsafeBufferPointer<UInt8>) -> Integer? {
        Integer(String(decoding: field, as: UTF8.self))
    }

    private static func boolean(_ field: UnsafeBufferPointer<UInt8>) -> Bool? {
        switch field.first {
        case UInt8(ascii: "t") where field.count == 1: true
        case UInt8(ascii: "f") where field.count == 1: false
        default: nil
        }
    }
}
