/// One SQL statement with its values beside it.
///
/// Written as a string literal, every interpolation becomes a bound parameter and never a piece of SQL:
/// `"select * from databases where id = \(id)"`. Pieces of SQL are put in with `\(unsafeSQL: text)`.
public struct Statement: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
    /// The SQL with `$1`, `$2` … in the places of the values.
    public let sql: String
    /// The values.
    public let parameters: [PostgresValue]

    /// A statement without values.
    public init(stringLiteral sql: String) {
        self.sql = sql
        parameters = []
    }

    /// A statement with its values.
    public init(stringInterpolation: StringInterpolation) {
        sql = stringInterpolation.sql
        parameters = stringInterpolation.parameters
    }

    /// A statement by its parts, with `$1`, `$2` … in the places of the values.
    public init(unsafeSQL sql: String, parameters: [PostgresValue] = []) {
        self.sql = sql
        self.parameters = parameters
    }

    /// The SQL, without the values.
    public var description: String { sql }

    /// Collects the pieces of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        var sql = ""
        var parameters: [PostgresValue] = []

        /// Begins an empty statement.
        public init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + interpolationCount * 3)
            parameters.reserveCapacity(interpolationCount)
        }

        /// Appends SQL.
        public mutating func appendLiteral(_ literal: String) { sql += literal }

        /// Binds a value.
        public mutating func appendInterpolation(_ value: some PostgresBindable) {
            parameters.append(value.postgresValue)
            sql += "$\(parameters.count)"
        }

        /// Binds a value, or NULL.
        public mutating func appendInterpolation<Value: PostgresBindable>(_ value: Value?) {
            parameters.append(value.postgresValue)
            sql += "$\(parameters.count)"
        }

        /// Appends SQL that is not a literal. Never anything that came from outside.
        public mutating func appendInterpolation(unsafeSQL text: String) { sql += text }

        /// Appends another statement, such as a condition, and its values.
        public mutating func appendInterpolation(_ fragment: Fragment) {
            for piece in fragment.pieces {
                switch piece {
                case .sql(let text): sql += text
                case .value(let value):
                    parameters.append(value)
                    sql += "$\(parameters.count)"
                }
            }
        }
    }
}
