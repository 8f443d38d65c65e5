/// A value as it travels to the server beside a statement.
public enum PostgresValue: Equatable, Sendable {
    /// NULL.
    case null
    /// In the text format of whatever type the server infers.
    case text(String)
    /// `bytea`.
    case bytes([UInt8])
}

/// What can be bound to a statement. The server infers the type from the place; cast where it can't: `\(x)::int`.
public protocol PostgresBindable {
    /// The value as it travels.
    var postgresValue: PostgresValue { get }
}

extension String: PostgresBindable {
    /// The text.
    public var postgresValue: PostgresValue { .text(self) }
}

extension Int64: PostgresBindable {
    /// In digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension Int: PostgresBindable {
    /// In digits.
    public var postgresValue: PostgresValue { .text(String(self)) }
}

extension Bool: PostgresBindable {
    /// `true` or `false`.
    public var postgresValue: PostgresValue { .text(self ? "true" : "false") }
}

extension Optional: PostgresBindable where Wrapped: PostgresBindable {
    /// NULL for `nil`.
    public var postgresValue: PostgresValue { map(\.postgresValue) ?? .null }
}

/// What can stand in an array that is bound.
public protocol PostgresElement: PostgresBindable {
    /// An array of such values as it travels.
    static func array(_ elements: [Self]) -> PostgresValue
}

extension PostgresElement {
    /// An array of PostgreSQL.
    public static func array(_ elements: [Self]) -> PostgresValue {
        .text(ArrayLiteral.encode(elements.map(\.postgresValue)))
    }
}

extension String: PostgresElement {}
extension Int64: PostgresElement {}
extension Int: PostgresElement {}

extension UInt8: PostgresElement {
    /// In digits.
    public var postgresValue: PostgresValue { .text(String(self)) }

    /// `bytea`.
    public static func array(_ elements: [UInt8]) -> PostgresValue { .bytes(elements) }
}

extension Array: PostgresBindable where Element: PostgresElement {
    /// `[UInt8]` as `bytea`, others as an array of PostgreSQL.
    public var postgresValue: PostgresValue { Element.array(self) }
}
