import Model
import Postgres

extension Store {
    /// The reason of databases that are looked at because an old copy of the control plane was put back.
    static let restoredReason = "ControlPlaneRestored"

    /// By how much fences rise: more than any daemon can have claimed in the time that is lost, so that none that still
    /// works on a row of that time writes anything here.
    private static let fenceLeap: Int64 = 1 << 32

    /// Begins a new history on the copy.
    ///
    /// - Returns: where it stands then.
    func begin(
        after kept: HistoryMark?, _ state: HistoryState, _ transaction: PostgresTransaction
    ) async throws -> HistoryMark {
        try await transaction.execute(
            """
            with touched as (
                update databases set fence = fence + \(Self.fenceLeap)::bigint, lease_until = null, holder = null,
                    next_wake = least(next_wake, now()),
                    restored_at = case when ever_ready and organisation_id is not null then now() end
                where state <> 'purged'
                returning host_id
            ), d as (
                select distinct host_id from touched
            )
            select \(unsafeSQL: EventSQL.notifyWork) from d
            """)
        // What was ended after the copy was made must not begin again, and what was made after it is not known.
        try await transaction.execute(
            """
            with ended as (update temporary_logins set ended_at = now() where ended_at is null)
            update databases set login_wake = now() where state <> 'purged' and ever_ready
            """)
        // Who has signed out since the copy was made stays signed out.
        try await transaction.execute("delete from sessions")
        // Revisions go on above all that were ever told: a client that compares them alone is not led astray.
        let lost = max(state.mark.revision, kept?.revision ?? 0)
        // A daemon without its key notices the copy all the same, and only its own log and `epochs` tell of it.
        let entry = try? marked(
            AuditEntry(
                org: nil, actor: "paasd", action: "control.restored", outcome: .allowed,
                reason: "from \(state.mark.epoch):\(lost) back to \(state.mark.revision)", origin: "daemon"))
        let line: Fragment =
            if let entry {
                """
                insert into audit (organisation_id, \(unsafeSQL: AuditColumns.own)) values (null, \(entry.columns))
                returning id
                """
            } else { "select coalesce(max(id), 0) as id from audit" }
        let row = try await transaction.executeLast(
            """
            with doubted as (
                select id, state as old_state, row_number() over (order by id) as place from databases
                where organisation_id is not null and desired = 'present' and ever_ready
                    and state in ('ready', 'degraded')
            ), noticed as (
                \(line)
            ), forgotten as (
                delete from restored_copies
            ), next as (
                update history h set epoch = left(replace(gen_random_uuid()::text, '-', ''), 16),
                    revision = \(lost)::bigint + 1 + (select count(*) from doubted)
                returning h.epoch, h.revision, \(lost)::bigint + 1 as base
            ), begun as (
                insert into epochs (epoch, previous, copied_revision, lost_revision, copied_at)
                select next.epoch, \(state.mark.epoch), \(state.mark.revision)::bigint, \(lost)::bigint,
                    moment(\(state.mark.at?.microseconds)::bigint)
                from next
            ), d as (
                update databases d set state = 'degraded', reason = \(Self.restoredReason),
                    since = case when d.state = 'degraded' then d.since else now() end,
                    message = \(Self.message)::text || coalesce(to_char(
                        moment(\(state.mark.at?.microseconds)::bigint) at time zone 'UTC',
                        '" Its newest event is of "YYYY-MM-DD"T"HH24:MI:SS"Z."'), ''),
                    step = null, step_progress = 0, step_done_bytes = 0,
                    step_total_bytes = 0, step_started_at = null, attempt = 0, deadline = null,
                    revision = next.base + doubted.place, sequence = d.sequence + 1
                from doubted, next where d.id = doubted.id
                returning d.*, doubted.old_state
            ), \(EventSQL.noted(from: "old_state", of: "d", actor: "paasd"))
            select next.epoch, next.revision, microseconds(now()) as at, (select id from noticed) as audit,
                exists (select from doubted) as has_events, pg_notify('paas_events', next.revision::text)
            from next
            """
        ).single()
        return HistoryMark(
            installation: state.mark.installation, epoch: try row.text("epoch"), revision: try row.int64("revision"),
            at: try row.bool("has_events") ? try row.timestamp("at") : nil, audit: try row.int64("audit"))
    }

    private static let message =
        "An old copy of the control plane was put back; what was changed after it was made is not known, and the "
        + "recorded password is being proven."
}
