import Model
import Postgres

extension Store {
    /// Any number that no other program is likely to lock.
    private static let restorationLock: Int64 = 0x7061_6174

    /// Where the history stands.
    public func historyMark() async throws -> HistoryMark { try await Self.state(execute(Self.look(at: nil))).mark }

    /// Compares the control plane with the mark that a daemon has kept of it and, if an old copy was put back, begins a
    /// new history: positions of watches are worth nothing any more, no lease counts, every password is doubted, and
    /// everything is looked at. Of several daemons that notice, the first does it.
    ///
    /// - Parameter kept: the daemon's mark; `nil` = it has none yet.
    /// - Throws: `Fault` (`ForeignControlPlane`) when the mark is of another installation.
    public func goOn(after kept: HistoryMark?) async throws -> Restoration {
        let state = try await Self.state(execute(Self.look(at: kept)))
        guard try Self.isLost(state, kept) else {
            return Restoration(mark: state.mark, isUnderWay: state.isRestoring)
        }
        return try await transaction { transaction in
            try await transaction.execute("set local lock_timeout = '60s'")
            try await transaction.execute("select pg_advisory_xact_lock(\(Self.restorationLock)::bigint)")
            let state = try await Self.state(transaction.execute(Self.look(at: kept)))
            guard try Self.isLost(state, kept) else {
                return Restoration(mark: state.mark, isUnderWay: state.isRestoring)
            }
            return Restoration(
                mark: try await begin(after: kept, state, transaction), hasBegun: true, isUnderWay: true)
        }
    }

    private static func isLost(_ state: HistoryState, _ kept: HistoryMark?) throws(Fault) -> Bool {
        switch state.compare(with: kept) {
        case .goesOn: return false
        case .lost: return true
        case .foreign:
            throw Fault(
                .failedPrecondition, reason: "ForeignControlPlane",
                "the control plane is of installation \(state.mark.installation); this home has served "
                    + "\(kept?.installation ?? "another one")",
                nextSteps: [
                    "Put back the control plane that belongs to this home: `paas control restore`, or check --control.",
                    "To give the home up for the other installation, remove the file `watermark` in it.",
                ])
        }
    }

    /// One statement, so that everything in it is of one moment; each part of it is one row of an index.
    private static func look(at kept: HistoryMark?) -> Statement {
        """
        select i.id, h.epoch, h.revision,
            (select microseconds(t.at) from transitions t where t.revision = h.revision) as at,
            (select coalesce(max(a.id), 0) from audit a) as audit,
            (select microseconds(t.at) from transitions t where t.revision = \(kept?.revision)::bigint) as at_marked,
            (select string_agg(e.previous, ' ') from epochs e) as ancestors,
            exists (select from restored_copies) as is_copy,
            exists (select from databases where restored_at is not null) as is_restoring
        from installation i, history h
        """
    }

    private static func state(_ rows: [PostgresRow]) throws -> HistoryState {
        let row = try rows.single()
        let mark = HistoryMark(
            installation: try row.text("id"), epoch: try row.text("epoch"), revision: try row.int64("revision"),
            at: try row.timestampOrNull("at"), audit: try row.int64("audit"))
        let ancestors = try row.textOrNull("ancestors").map { Set($0.split(separator: " ").map(String.init)) }
        return HistoryState(
            mark: mark, ancestors: ancestors ?? [], atMarkedRevision: try row.timestampOrNull("at_marked"),
            isRestoredCopy: try row.bool("is_copy"), isRestoring: try row.bool("is_restoring"))
    }
}
