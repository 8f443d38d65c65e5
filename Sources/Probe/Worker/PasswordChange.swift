import Postgres

/// Gives the app's role another password and, if wanted, ends its sessions.
///
/// The password comes first: a client that reconnects after its session was ended meets the new one.
struct PasswordChange {
    private let request: ChangeRequest
    private let deadline: Deadline

    init(_ request: ChangeRequest) {
        self.request = request
        deadline = Deadline(milliseconds: request.limitMilliseconds)
    }

    func run() throws(ProbeFault) {
        let session = try LocalSession(
            socketDirectory: request.socketDirectory, port: request.port, user: request.user)
        let connection = try session.connect(database: "template1", until: deadline)
        do throws(PostgresFault) {
            let verifier = try LocalSession.verifier(of: request.password, on: connection)
            // What is answered for is on disk: a crash of the server must not bring the old password back.
            try connection.executeScript(
                "set synchronous_commit = on; alter role app password '\(verifier)'")
            if request.endsSessions { try connection.executeScript(endingSessions) }
        } catch {
            throw Patience.classify(error)
        }
    }

    /// Ends every session of the role, until none is left. Nobody has the new password yet, so that all of them were
    /// opened with the old one.
    ///
    /// Whoever was in the midst of a login when the password changed may still get in with the old one, and is in no list
    /// of sessions before that; but each login holds the lock of a transaction of its own from before the password is
    /// read until the session is listed.
    private var endingSessions: String {
        let (seconds, attoseconds) = deadline.remaining.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return """
            do $do$ declare
                role oid := (select oid from pg_roles where rolname = 'app');
                deadline timestamptz := clock_timestamp() + \(milliseconds) * interval '1 millisecond';
                starting integer[] := array(
                    select pid from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid()
                        and pid not in (select pid from pg_stat_activity
                            where usesysid is not null or backend_type <> 'client backend'));
                alive bigint;
            begin
                loop
                    perform pg_stat_clear_snapshot();
                    select count(pg_terminate_backend(pid)) into alive from (
                        select pid from pg_stat_activity where usesysid = role
                        union
                        select pid from pg_locks where locktype = 'virtualxid' and pid = any (starting)
                    ) as sessions;
                    exit when alive = 0;
                    if clock_timestamp() > deadline then raise exception 'sessions of app do not end'; end if;
                    perform pg_sleep(0.01);
                end loop;
            end $do$
            """
    }
}
