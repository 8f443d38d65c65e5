import Messages

/// Turns data into what goes to standard output.
struct Presenter: Equatable {
    var format: OutputOptions.Format
    /// Path of the one field that is wanted.
    var field: String?

    func text(of database: DatabasesV1.Database) -> String {
        text(of: database.json) { Table(pairs: database.pairs).text }
    }

    func text(of databases: [DatabasesV1.Database]) -> String {
        if let field { return databases.map { $0.json[path: field]?.plain ?? "" }.joined(separator: "\n") }
        if format == .json { return JSON.members(["databases": .array(databases.map(\.json))]).lines }
        return Table(header: DatabasesV1.Database.header, rows: databases.map(\.row)).text
    }

    func text(of revealed: DatabasesV1.RevealDSNResponse) -> String {
        text(of: revealed.json) { Table(pairs: revealed.pairs).text }
    }

    func text(of variable: AppsV1.Variable) -> String {
        text(of: variable.json) { Table(pairs: variable.pairs).text }
    }

    func text(of variables: [AppsV1.Variable]) -> String {
        if let field { return variables.map { $0.json[path: field]?.plain ?? "" }.joined(separator: "\n") }
        if format == .json { return JSON.members(["variables": .array(variables.map(\.json))]).lines }
        return Table(header: AppsV1.Variable.header, rows: variables.map(\.row)).text
    }

    /// One event in one line; `nil` for what a table does not show.
    func text(of event: DatabasesV1.WatchStatusResponse) -> String? {
        guard let json = event.json else { return nil }
        if let field { return json[path: field]?.plain ?? "" }
        return format == .json ? json.line : event.line
    }

    func text(of json: JSON, table: () -> String) -> String {
        if let field { return json[path: field]?.plain ?? "" }
        return format == .json ? json.lines : table()
    }
}
