import Model
import Postgres

extension Store {
    /// Every row with its secrets, its history and its lines in the audit log.
    static let examinedDatabases: Statement = """
        with ordered as (
            select database_id, revision, sequence, from_state,
                lag(sequence) over w as sequence_before, lag(revision) over w as revision_before,
                lag(state) over w as state_before
            from transitions window w as (partition by database_id order by sequence)
        ), past as (
            select database_id, count(*) as count, min(sequence) as first_sequence, max(sequence) as last_sequence,
                min(revision) as first_revision, max(revision) as last_revision,
                count(*) filter (where sequence <> sequence_before + 1) as gaps,
                count(*) filter (where revision <= revision_before) as reversals,
                count(*) filter (where from_state <> state_before) as broken_links
            from ordered group by database_id
        ), audited as (
            select database_id, count(*) filter (where action = 'databases.destroy') as destructions,
                count(*) filter (where action = 'databases.rotate') as rotations
            from audit
            where outcome = 'allowed' and action in ('databases.destroy', 'databases.rotate')
            group by database_id
        )
        select d.id, h.name as host_name, o.name as org, a.name as app, d.name, d.engine_major, d.desired, d.state, d.reason, d.generation,
            d.rotation, microseconds(d.next_wake) as next_wake, microseconds(d.deadline) as deadline,
            microseconds(d.lease_until) as lease_until, d.host, d.port, d.volume_retained, d.ever_ready,
            d.system_identifier, d.image, d.revision, d.sequence,
            c.version, c.wrapped_key, c.nonce, c.ciphertext,
            n.version as pending_version, n.wrapped_key as pending_wrapped_key, n.nonce as pending_nonce,
            n.ciphertext as pending_ciphertext,
            coalesce(past.count, 0) as count, coalesce(past.first_sequence, 0) as first_sequence,
            coalesce(past.last_sequence, 0) as last_sequence, coalesce(past.first_revision, 0) as first_revision,
            coalesce(past.last_revision, 0) as last_revision, coalesce(past.gaps, 0) as gaps,
            coalesce(past.reversals, 0) as reversals, coalesce(past.broken_links, 0) as broken_links,
            coalesce(audited.destructions, 0) as destructions, coalesce(audited.rotations, 0) as rotations,
            case when t.revision is null then '{}' else array_remove(array[
                case when t.desired is distinct from d.desired then 'desired' end,
                case when t.generation is distinct from d.generation then 'generation' end,
                case when t.state is distinct from d.state then 'state' end,
                case when t.reason is distinct from d.reason then 'reason' end,
                case when t.message is distinct from d.message then 'message' end,
                case when t.since is distinct from d.since then 'since' end,
                case when t.step is distinct from d.step then 'step' end,
                case when t.description is distinct from d.description then 'description' end,
                case when t.deletion_protection is distinct from d.deletion_protection
                    then 'deletion_protection' end,
                case when t.volume_retained is distinct from d.volume_retained then 'volume_retained' end,
                case when t.rotation is distinct from d.rotation then 'rotation' end
            ], null) end as differing
        from databases d
            left join organisations o on o.id = d.organisation_id
            left join apps a on a.id = d.app_id
            left join hosts h on h.id = d.host_id
            left join credentials c on c.database_id = d.id and c.kind = 'app-password'
            left join credentials n on n.database_id = d.id and n.kind = 'app-password-pending'
            left join past on past.database_id = d.id
            left join audited on audited.database_id = d.id
            left join transitions t on t.database_id = d.id and t.sequence = d.sequence
        order by d.id
        """
}

extension ExaminedDatabase {
    init(row: PostgresRow) throws {
        let owner: Owner? =
            try row.textOrNull("org") == nil
            ? nil : Owner(org: try row.name("org"), app: try row.name("app"), name: try row.name("name"))
        self.init(id: try row.databaseID("id"), owner: owner)
        host = try row.textOrNull("host_name") ?? ""
        major = try row.int("engine_major")
        desired = try row.text("desired")
        state = try row.text("state")
        reason = try row.text("reason")
        generation = try row.int64("generation")
        rotation = try row.textOrNull("rotation")
        nextWake = try row.timestampOrNull("next_wake")
        deadline = try row.timestampOrNull("deadline")
        leaseUntil = try row.timestampOrNull("lease_until")
        if let address = try row.textOrNull("host") {
            endpoint = Endpoint(host: address, port: try row.intOrNull("port") ?? 5432)
        }
        volumeRetained = try row.bool("volume_retained")
        everReady = try row.bool("ever_ready")
        systemIdentifier = try row.textOrNull("system_identifier")
        image = try row.textOrNull("image")
        revision = try row.int64("revision")
        sequence = try row.int64("sequence")
        credential = try row.sealedSecretOrNull()
        pendingCredential = try row.sealedSecretOrNull(version: "pending_version", prefix: "pending_")
        auditedDestructions = try row.int64("destructions")
        auditedRotations = try row.int64("rotations")
        history = try ExaminedHistory(row: row)
    }
}

extension ExaminedHistory {
    fileprivate init(row: PostgresRow) throws {
        self.init()
        count = try row.int64("count")
        firstSequence = try row.int64("first_sequence")
        lastSequence = try row.int64("last_sequence")
        firstRevision = try row.int64("first_revision")
        lastRevision = try row.int64("last_revision")
        gaps = try row.int64("gaps")
        reversals = try row.int64("reversals")
        brokenLinks = try row.int64("broken_links")
        differing = try row.textArray("differing")
    }
}
