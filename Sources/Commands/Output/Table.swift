/// Columns of text, each as wide as its widest cell. An empty cell shows as a dash.
struct Table {
    private let rows: [[String]]

    init(header: [String], rows: [[String]]) { self.rows = [header] + rows }

    /// Names and values, a line each.
    init(pairs: [(name: String, value: String)]) { rows = pairs.map { [$0.name, $0.value] } }

    /// Lines without spaces at their ends.
    var text: String {
        let rows = rows.map { $0.map { $0.isEmpty ? "-" : $0.visible } }
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
