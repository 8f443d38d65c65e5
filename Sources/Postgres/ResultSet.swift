import CPostgres
import Glibc
import Synchronization

/// Owns a result of libpq and clears it at the end. A result doesn't change once libpq has handed it over, so that
/// any thread may read it.
final class ResultSet: @unchecked Sendable {
    private let handle: OpaquePointer
    /// Where the next column is looked for first: most rows are read in the order of their columns.
    private let likelyColumn = Atomic<Int32>(0)

    init(owning handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    var status: ExecStatusType { PQresultStatus(handle) }
    var rowCount: Int { Int(PQntuples(handle)) }
    var columnCount: Int { Int(PQnfields(handle)) }

    /// `UPDATE 1`, `COMMIT`.
    var commandTag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    var rows: [PostgresRow] { (0..<rowCount).map { PostgresRow(result: self, index: Int32($0)) } }

    func columnIndex(_ name: String) -> Int32? {
        let count = PQnfields(handle)
        let likely = likelyColumn.load(ordering: .relaxed)
        return name.withCString { wanted in
            // By hand: a row has dozens of columns, and each is looked for.
            var index = likely
            var left = count
            while left > 0 {
                let next = index + 1 < count ? index + 1 : 0
                if let found = PQfname(handle, index), strcmp(found, wanted) == 0 {
                    likelyColumn.store(next, ordering: .relaxed)
                    return index
                }
                index = next
                left -= 1
            }
            return nil
        }
    }

    func columnName(_ column: Int32) -> String { PQfname(handle, column).map { String(cString: $0) } ?? "" }

    /// Calls a closure with the bytes of a field, `nil` for NULL.
    func withField<R>(row: Int32, column: Int32, _ body: (UnsafeBufferPointer<UInt8>?) -> R) -> R {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else {
            return body(nil)
        }
        let count = Int(PQgetlength(handle, row, column))
        return start.withMemoryRebound(to: UInt8.self, capacity: count + 1) {
            body(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    /// The fault that the result stands for. `FATAL` ends the connection, so it counts as a loss of it.
    var fault: PostgresFault {
        let severity = field(CPGDiag.severity)
        let lost = severity == "FATAL" || severity == "PANIC"
        let message = field(CPGDiag.message) ?? PQresultErrorMessage(handle).map { String(cString: $0) } ?? ""
        return PostgresFault(
            lost ? .connection : severity == nil ? .protocol : .server, message.trimmingTrailingNewlines,
            sqlState: field(CPGDiag.sqlState), severity: severity, constraint: field(CPGDiag.constraint))
    }

    private func field(_ code: Int32) -> String? { PQresultErrorField(handle, code).map { String(cString: $0) } }
}

/// The codes of libpq's error fields: characters in C, which Swift imports as such.
private enum CPGDiag {
    static let severity = Int32(UInt8(ascii: "V"))
    static let sqlState = Int32(UInt8(ascii: "C"))
    static let message = Int32(UInt8(ascii: "M"))
    static let constraint = Int32(UInt8(ascii: "n"))
}

extension String {
    var trimmingTrailingNewlines: String {
        var text = self
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
