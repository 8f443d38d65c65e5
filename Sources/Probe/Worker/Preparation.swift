import Postgres

/// Makes the app's role and database as the instance's administrator, or brings what is there into line.
///
/// All of it can be repeated, and nothing that is there is made again. The password travels as a SCRAM verifier only,
/// and the session logs no statements.
struct Preparation {
    private let request: PrepareRequest
    private let deadline: Deadline

    init(_ request: PrepareRequest) {
        self.request = request
        deadline = Deadline(milliseconds: request.limitMilliseconds)
    }

    func run() throws(ProbeFault) {
        let session = try LocalSession(
            socketDirectory: request.socketDirectory, port: request.port, user: request.user)
        let connection = try session.connect(database: "template1", until: deadline)
        do throws(PostgresFault) {
            if try !makeRole(connection) { try makeDatabase(connection) }
            try restrict(connection)
        } catch {
            throw Patience.classify(error)
        }
        // Before 15 the schema public belongs to the bootstrap superuser and not to the database's owner.
        if connection.serverVersion < 150_000 { try ownSchema(session) }
    }

    /// Makes the role, or makes an ordinary one of it, with the password; whether the database is there already.
    private func makeRole(_ connection: BlockingConnection) throws(PostgresFault) -> Bool {
        let verifier = try LocalSession.verifier(of: request.password, on: connection)
        let rows = try connection.executeScript(
            """
            do $do$ begin
                if not exists (select from pg_roles where rolname = 'app') then create role app; end if;
            end $do$;
            alter role app with login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
                connection limit -1 password '\(verifier)';
            select 1 from pg_database where datname = 'app'
            """)
        return !rows.isEmpty
    }

    /// Gives the fresh cluster's empty database `postgres` to the app, which costs nothing; where there is none, a new
    /// one is copied.
    private func makeDatabase(_ connection: BlockingConnection) throws(PostgresFault) {
        // Nobody is ever connected to template0, where a session on another template would be in the way.
        guard try connection.execute("select 1 from pg_database where datname = 'postgres'").isEmpty else {
            try connection.executeScript(
                "alter database postgres rename to app; comment on database app is null")
            return
        }
        try connection.execute("create database app template template0")
    }

    /// Nobody but the owner and the administrator connects to the app's database, and the app to no other.
    ///
    /// The last commit is the one that waits for the disk, and all before it lie there then too.
    private func restrict(_ connection: BlockingConnection) throws(PostgresFault) {
        try connection.executeScript(
            """
            set synchronous_commit = on;
            alter database app owner to app;
            revoke all on database app from public;
            do $do$ declare other name; begin
                for other in select datname from pg_database where datname <> 'app' and datallowconn loop
                    execute format('revoke connect, temporary on database %I from public', other);
                end loop;
            end $do$
            """)
    }

    private func ownSchema(_ session: LocalSession) throws(ProbeFault) {
        let connection = try session.connect(database: AppCredentials.database, until: deadline)
        do throws(PostgresFault) {
            try connection.execute("alter schema public owner to app")
        } catch {
            throw Patience.classify(error)
        }
    }
}
