import FaultPoints
import Model
import Postgres
import Sealing

extension Store {
    /// Of a row of secrets `c`: the key that wrapped it is gone for good.
    private static let isLost = """
        sealing_key(c.wrapped_key) not in (select id from sealing_keys where state <> 'lost')
        """

    /// Records that keys are gone for good, with its line in the audit log, and what is written with from now on.
    ///
    /// - Parameters:
    ///   - held: the keys that are not gone.
    ///   - keyring: seals with the key that is to be used from now on.
    public func declareLost(allBut held: [KeyID], keyring: Keyring, audit: AuditEntry) async throws {
        let canary = try keyring.makeCanary()
        let (id, held) = (try Self.keyID(of: canary), held.map(\.description))
        let key = chain.key ?? ChainKey()
        try await transaction { transaction in
            try await Self.lockSecrets(transaction)
            try await transaction.execute(
                """
                update sealing_keys set since = now(), state = case when id = any(\(held)::text[]) then 'retiring' else 'lost' end
                where state in ('next', 'current', 'retiring') and id <> \(id)
                """)
            try await transaction.execute(
                """
                insert into sealing_keys (id, state, canary_wrapped_key, canary_nonce, canary_ciphertext)
                values (\(id), 'current', \(canary.wrappedKey), \(canary.nonce), \(canary.ciphertext))
                on conflict (id) do update set state = 'current', since = now()
                """)
            try await Self.keepChainKey(key, under: keyring, in: transaction)
            if chain.key == nil { try await Self.beginAnew(with: key, actor: audit.actor, in: transaction) }
            try await transaction.executeLast(Self.append(MarkedEntry(audit, by: key)))
        }
        chain.open(key)
        chain.wake()
    }

    /// What can't be opened any more, for its key is lost.
    public func lostSecrets() async throws -> LostSecrets {
        let row = try await execute(
            """
            select (
                select count(distinct c.database_id) from credentials c join databases d on d.id = c.database_id
                where d.desired <> 'purged' and \(unsafeSQL: Self.isLost)
            ) as databases,
                (select count(*) from deployments c where \(unsafeSQL: Self.isLost)) as deployments
            """
        ).single()
        let variables = try await execute(
            """
            select o.name as org, a.name as app, c.name from variables c join apps a on a.id = c.app_id
            join organisations o on o.id = c.organisation_id where \(unsafeSQL: Self.isLost)
            order by 1, 2, 3 limit \(LostSecrets.longestList)::bigint
            """)
        return LostSecrets(
            databases: try row.int("databases"),
            variables: try variables.map {
                .init(org: try $0.text("org"), app: try $0.text("app"), name: try $0.text("name"))
            }, deployments: try row.int("deployments"))
    }

    /// Has databases whose password is lost with its key get a new one, each with its line in the audit log; entries of
    /// the warm pool are destroyed. Deleted databases keep waiting until somebody brings them back. Level-triggered: it
    /// may be done at any time, by any daemon.
    ///
    /// - Returns: the databases.
    public func resetLostPasswords() async throws -> [DatabaseID] {
        try await execute(
            """
            with d as (
                update databases d set desired = 'purged', generation = d.generation + 1, attempt = 0,
                    next_wake = now(), deadline = null
                where d.pool_epoch is not null and d.desired = 'present'
                    and exists (select from credentials c where c.database_id = d.id and \(unsafeSQL: Self.isLost))
                returning d.id, d.host_id
            )
            select id, \(unsafeSQL: EventSQL.notifyWork) from d
            """)
        var reset: [DatabaseID] = []
        for row in try await execute("\(Self.unreset) order by d.id") {
            let (org, app, id) = (try row.name("org"), try row.name("app"), try row.databaseID("id"))
            if try await resetLostPassword(of: id, app: app, org: org) { reset.append(id) }
            FaultPoint.reached("key.reset")
        }
        return reset
    }

    private static let unreset: Fragment = """
        select d.id, a.name as app, o.name as org, (d.ever_ready or d.state in ('ready', 'degraded')) as was_ready
        from databases d join apps a on a.id = d.app_id join organisations o on o.id = d.organisation_id
        where d.desired <> 'purged'
            and exists (select from credentials c where c.database_id = d.id and \(unsafeSQL: isLost))
            and (not (d.ever_ready or d.state in ('ready', 'degraded'))
                or (d.desired = 'present' and (d.rotation is null or exists (
                    select from credentials c where c.database_id = d.id and c.kind = 'app-password-pending'
                        and \(unsafeSQL: isLost)))))
        """

    private func resetLostPassword(of id: DatabaseID, app: Name, org: Name) async throws -> Bool {
        try await transaction { transaction in
            guard let row = try await Self.lock(id, app: app, org: org, in: transaction) else { return false }
            let lost = try await transaction.execute("\(Self.unreset) and d.id = \(id.rawValue)").first
            guard let lost else { return false }
            let wasReady = try lost.bool("was_ready")
            // The password of a database that was Ready stays, so that the next one gets the next number.
            try await transaction.execute(
                """
                delete from credentials c where c.database_id = \(id.rawValue)
                    and (c.kind = 'app-password-pending' or not \(wasReady)) and \(unsafeSQL: Self.isLost)
                """)
            let entry = AuditEntry(
                org: org, actor: "paasd", action: "databases.rotate", app: app, database: id, outcome: .allowed,
                reason: "KeyLost", origin: "daemon")
            try await transaction.executeLast(
                Self.change(
                    try Database(row: row),
                    setting: wasReady ? Self.rotation : "message = \(Self.lostMessage), deadline = null, attempt = 0",
                    by: RequestOrigin(actor: "paasd", audit: try marked(entry))))
            return true
        }
    }

    private static let rotation: Fragment = """
        state = case when d.state = 'ready' then 'degraded' else d.state end,
        since = case when d.state = 'ready' then now() else d.since end,
        reason = 'CredentialReset', message = \(lostMessage), attempt = 0, step = null, step_progress = 0,
        step_done_bytes = 0, step_total_bytes = 0, step_started_at = null, deadline = null,
        rotation = 'immediate', rotation_since = coalesce(d.rotation_since, now())
        """

    private static let lostMessage =
        "The key that its password was sealed with is lost. A new password is being set: reveal it, and deploy again."
}
