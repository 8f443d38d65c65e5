import Model
import Postgres

extension Store {
    /// Reasons of a database whose recorded password does not log in.
    private static let refusals = ["AuthenticationFailed", "LoginRefused"]

    /// Goes on with what the provisioner has found out about databases of a restored copy: those that accept a login are
    /// believed again, those that refuse the recorded password get a new one, and those whose data is gone say why that
    /// may be. Level-triggered: it may be done at any time, by any daemon.
    ///
    /// - Returns: the databases that get a new password.
    public func continueRestoration() async throws -> [DatabaseID] {
        // Ready was left when the copy was put back, and only a proven login leads there again.
        try await execute(
            "update databases set restored_at = null where restored_at is not null and state in ('ready', 'purged')")
        try await explainMissingVolumes()
        guard chain.closedBecause == nil else { return [] }
        let refused = try await execute(
            """
            select d.id, a.name as app, o.name as org
            from databases d join apps a on a.id = d.app_id join organisations o on o.id = d.organisation_id
            where \(Self.refused)
            order by d.id
            """)
        var reset: [DatabaseID] = []
        for row in refused {
            let (org, app, id) = (try row.name("org"), try row.name("app"), try row.databaseID("id"))
            if try await resetPassword(of: id, app: app, org: org) { reset.append(id) }
        }
        return reset
    }

    private static let refused: Fragment = """
        d.restored_at is not null and d.desired = 'present' and d.state in ('failed', 'degraded')
            and d.rotation is null and d.reason = any(\(refusals)::text[])
        """

    /// The password that worked was made after the copy and is lost; another one takes its place, as after a request.
    private func resetPassword(of id: DatabaseID, app: Name, org: Name) async throws -> Bool {
        try await transaction { transaction in
            guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else { return false }
            let stillRefused = try await transaction.execute(
                "select d.id from databases d where d.id = \(id.rawValue) and \(Self.refused)")
            guard !stillRefused.isEmpty else { return false }
            let database = try Database(row: row)
            let entry = AuditEntry(
                org: org, actor: "paasd", action: "databases.rotate", app: app, database: id, outcome: .allowed,
                reason: Self.restoredReason, origin: "daemon")
            try await transaction.executeLast(
                Self.change(
                    database,
                    setting: """
                        state = 'degraded', since = case when d.state = 'degraded' then d.since else now() end,
                        reason = 'CredentialReset', message = \(Self.resetMessage), attempt = 0, step = null,
                        step_progress = 0, step_done_bytes = 0, step_total_bytes = 0, step_started_at = null,
                        deadline = null, rotation = 'immediate', rotation_since = now()
                        """, by: RequestOrigin(actor: "paasd", audit: try marked(entry))))
            return true
        }
    }

    private static let resetMessage =
        "The password was changed after the copy of the control plane was made that was put back, and is lost. "
        + "A new one is being set: reveal it, and deploy again."

    /// Said in an event of its own, for the provisioner knows nothing of copies.
    private func explainMissingVolumes() async throws {
        let rows = try await execute(
            """
            select id from databases
            where restored_at is not null and state = 'failed' and reason = 'VolumeMissing'
                and strpos(message, \(Self.missingNote)) = 0
            order by id
            """)
        for row in rows {
            try await execute(
                """
                with locked as (
                    select id, state from databases
                    where id = \(try row.text("id")) and state = 'failed' and reason = 'VolumeMissing'
                        and strpos(message, \(Self.missingNote)) = 0
                    for update
                ), \(unsafeSQL: EventSQL.nextRevision(once: "locked")), d as (
                    update databases d set message = \(Self.missingNote) || E'\\n' || d.message,
                        revision = next.revision, sequence = d.sequence + 1
                    from locked, next where d.id = locked.id
                    returning d.*
                ), \(EventSQL.noted(from: "(select state from locked)", of: "d", actor: "paasd"))
                select \(unsafeSQL: EventSQL.notifyEvent) from d
                """)
        }
    }

    private static let missingNote =
        "Its data was there when the copy of the control plane was made that was put back; it may have been destroyed "
        + "on purpose after that."
}
