/// A piece of a statement, with its values, to be put into another: `\(condition)`.
public struct Fragment: Sendable, Equatable, ExpressibleByStringInterpolation {
    enum Piece: Sendable, Equatable {
        case sql(String)
        case value(PostgresValue)
    }

    let pieces: [Piece]

    /// A piece without values.
    public init(stringLiteral sql: String) { pieces = [.sql(sql)] }

    /// A piece with its values.
    public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

    /// Collects the pieces of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        /// Begins an empty fragment.
        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Appends SQL.
        public mutating func appendLiteral(_ literal: String) { pieces.append(.sql(literal)) }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some PostgresBindable) {
            pieces.append(.value(value.postgresValue))
        }

        /// Binds a value, or NULL.
        public mutating func appendInterpolation<Value: PostgresBindable>(_ value: Value?) {
            pieces.append(.value(value.postgresValue))
        }

        /// Appends SQL that is not a literal. Never anything that came from outside.
        public mutating func appendInterpolation(unsafeSQL text: String) { pieces.append(.sql(text)) }

        /// Appends another fragment.
        public mutating func appendInterpolation(_ fragment: Fragment) { pieces += fragment.pieces }
    }
}
