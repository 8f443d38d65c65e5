import Model
import Postgres

/// A part of the history, with where the history stood when it was read.
struct HistoryPage: Sendable {
    var epoch: String
    /// The newest revision there was.
    var revision: Int64
    /// The newest revision that has been removed.
    var compacted: Int64
    var transitions: [Transition]
    /// There may be more transitions than these.
    var isFull: Bool
}

/// The databases as they stood at a revision.
struct HistorySnapshot: Sendable {
    var epoch: String
    var revision: Int64
    var databases: [Database]
}

extension Store {
    /// The databases that are not purged, all as they stood at one revision: a statement sees one moment.
    func snapshot(_ filter: WatchFilter) async throws -> HistorySnapshot {
        let rows = try await execute(
            """
            select h.epoch, h.revision as history_revision, d.*
            from history h left join lateral (
                select \(unsafeSQL: DatabaseColumns.current) from databases d \(unsafeSQL: DatabaseColumns.owners)
                where d.state <> 'purged' and \(filter.condition(on: "d", id: "d.id"))
            ) d on true
            order by d.org, d.app, d.name, d.id
            """)
        guard let first = rows.first else { throw Self.historyMissing }
        let databases = try rows.filter { try $0.textOrNull("id") != nil }.map(Database.init(row:))
        return HistorySnapshot(
            epoch: try first.text("epoch"), revision: try first.int64("history_revision"), databases: databases)
    }

    /// The first `limit` transitions after a revision, in order.
    func history(after revision: Int64, filter: WatchFilter, limit: Int) async throws -> HistoryPage {
        let rows = try await execute(
            """
            select h.epoch, h.revision as history_revision, h.compacted_revision, t.*
            from history h left join lateral (
                select \(unsafeSQL: DatabaseColumns.past), t.from_state, microseconds(t.at) as at, t.actor
                from transitions t join databases d on d.id = t.database_id \(unsafeSQL: DatabaseColumns.owners)
                where t.revision > \(revision)::bigint and \(filter.condition(on: "t", id: "t.database_id"))
                order by t.revision limit \(limit)::bigint
            ) t on true
            order by t.revision
            """)
        guard let first = rows.first else { throw Self.historyMissing }
        let transitions = try rows.filter { try $0.textOrNull("id") != nil }.map(Transition.init(row:))
        return HistoryPage(
            epoch: try first.text("epoch"), revision: try first.int64("history_revision"),
            compacted: try first.int64("compacted_revision"), transitions: transitions,
            isFull: transitions.count >= limit)
    }

    private static let historyMissing = Fault(
        .dataLoss, reason: "CorruptRow", "the control plane has no row of its history")
}

extension WatchFilter {
    /// The same as `includes(_:)`; only the parts that are there, so that each shape gets a plan that fits it.
    fileprivate func condition(on table: String, id column: String) -> Fragment {
        var condition: Fragment = "true"
        if let organisations {
            condition = """
                \(condition) and \(unsafeSQL: table).organisation_id in (
                    select id from organisations where name = any(\(organisations.map(\.rawValue).sorted())::text[]))
                """
        }
        if let org = scope.org {
            condition = """
                \(condition) and \(unsafeSQL: table).organisation_id = (
                    select id from organisations where name = \(org.rawValue))
                """
        }
        if let app = scope.app { condition = "\(condition) and a.name = \(app.rawValue)" }
        if let id = scope.id { condition = "\(condition) and \(unsafeSQL: column) = \(id.rawValue)" }
        return condition
    }
}

extension Transition {
    fileprivate init(row: PostgresRow) throws {
        let database = try Database(row: row)
        self.init(
            database: database, from: try row.word("from_state"), to: database.state, reason: database.reason,
            at: try row.timestamp("at"), actor: try row.text("actor"))
    }
}
