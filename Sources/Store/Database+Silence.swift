import Model
import Postgres

/// What tells the users of a database with work to do that its host's daemon is not there. It comes and goes with time
/// alone, so it is found out when somebody looks and is part of no event.
enum HostSilence {
    /// For `select` lists, where `silent` is the host of a database that waits in vain.
    static let columns = """
        silent.id is not null as is_host_silent, silent.name as silent_host, microseconds(silent.seen_at) as silent_since
        """

    /// The join that `silent` comes from; `d` is the database.
    static var join: Fragment {
        """
        left join hosts silent on silent.id = d.host_id and not \(Store.isServing("silent"))
            and (d.rotation is not null
                or d.state in ('provisioning', 'degraded', 'undeleting', 'deleting', 'purging'))
        """
    }
}

extension Database {
    /// A database as it is shown: with the columns of `HostSilence`.
    init(shown row: PostgresRow) throws {
        try self.init(row: row)
        guard try row.bool("is_host_silent") else { return }
        let host = try row.textOrNull("silent_host") ?? "that has no name yet"
        let since = try row.timestampOrNull("silent_since")
        conditions.append(
            Condition(
                Condition.hostSilent,
                since == nil
                    ? "The database waits for the daemon of the host \(host), which has never been there."
                    : "The database waits for the daemon of the host \(host), which is not there at the moment.",
                since: since))
    }
}
