import Control
import Messages
import Model
import Sealing
import Store
import Support
import Testing

@Suite struct TemporaryLoginTests {
    /// Runs a body while somebody does the provisioner's part, who notes what servers are told.
    private func withProvisioner(
        _ world: World, _ body: () async throws -> Void
    ) async throws -> [WantedLogin] {
        let lifecycle = StoreLifecycle(store: world.store, host: world.host, holder: "test/2")
        let told = Recorder<WantedLogin>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    for record in try await lifecycle.claim(limit: 10, lease: .seconds(30)) where record.loginsAreDue {
                        let id = record.database.id
                        let work = try await lifecycle.loginWork(of: id)
                        for login in work.wanted { told.append(login) }
                        _ = try await lifecycle.loginsArranged(work, of: id, fence: record.fence)
                        _ = try await lifecycle.apply(
                            Change(nextWake: .never, releaseLease: true, writesEvent: false), to: id,
                            fence: record.fence, generation: record.database.generation)
                    }
                    await Task.yield()
                }
            }
            try await body()
            group.cancelAll()
        }
        return told.all
    }

    private func request(_ database: DatabasesV1.Database, _ seconds: UInt64 = 0)
        -> DatabasesV1.CreateTemporaryLoginRequest
    {
        .init(org: "acme", app: "web", id: database.id, lifetimeSeconds: seconds)
    }

    @Test("A login is audited before it is made, and its password is nowhere")
    func whole() async throws {
        try await World.with { world in
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            let admin = try await world.member(.admin)
            let told = try await withProvisioner(world) {
                let given = try await world.client.createTemporaryLogin(request(database, 60), options: admin)
                let login = try #require(given.login)
                #expect(given.dsn.hasPrefix("postgres://\(login.username):"))
                #expect(given.dsn.hasSuffix("@127.50.0.1:5432/app") && given.host == "127.50.0.1")
                #expect(login.username == "paas_login_\(login.id)" && login.createdBy == "admin@acme")
                #expect((login.expiresAt?.seconds ?? 0) - (login.createdAt?.seconds ?? 0) == 60)
                let line = try await world.pool.execute(
                    "select reason, hash is not null as sealed from audit where id = \(Int64(login.auditID) ?? 0)::bigint"
                )
                #expect(try line.first?.text("reason") == "\(login.username) for 60 s")
                #expect(try line.first?.bool("sealed") == true)
                let listed = try await world.client.listTemporaryLogins(
                    .init(org: "acme", app: "web", id: database.id), options: admin)
                #expect(listed.logins == [login])

                let password = given.dsn.dropFirst("postgres://\(login.username):".count).prefix { $0 != "@" }
                let found = try await world.pool.execute(
                    "select l.verifier, to_jsonb(l)::text as row from temporary_logins l")
                #expect(try !(found.first?.text("row") ?? "").contains(password))
                #expect(SCRAMVerifier.fits(try found.first?.text("verifier") ?? "", Secret(String(password))))
                #expect(!world.log.lines.all.contains { $0.contains(password) })

                for _ in 0..<2 {
                    _ = try await world.client.revokeTemporaryLogin(
                        .init(org: "acme", app: "web", id: database.id, loginID: login.id), options: admin)
                }
                let after = try await world.client.listTemporaryLogins(
                    .init(org: "acme", app: "web", id: database.id), options: admin)
                #expect(after.logins.isEmpty)
            }
            #expect(told.count >= 1)
        }
    }

    @Test("When the audit row can't be written no login is recorded")
    func failClosed() async throws {
        try await World.with { world in
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            let admin = try await world.member(.admin)
            try await world.pool.execute("alter table audit add constraint full_disk check (false) not valid")
            let fault = try await fault {
                try await world.client.createTemporaryLogin(request(database), options: admin)
            }
            #expect(fault?.code == .internal)
            #expect(try await world.pool.execute("select 1 from temporary_logins").isEmpty)
        }
    }

    @Test("What can't be made is refused, and the field is named")
    func badInput() async throws {
        try await World.with { world in
            let database = try await world.create()
            let admin = try await world.member(.admin)
            let early = try await fault {
                try await world.client.createTemporaryLogin(request(database), options: admin)
            }
            #expect(early?.reason == "NotReady")
            for seconds in [1, 59, 28_801, UInt64.max] {
                let fault = try await fault {
                    try await world.client.createTemporaryLogin(request(database, seconds), options: admin)
                }
                #expect(fault?.violations.map(\.field) == ["lifetimeSeconds"] && fault?.reason == "InvalidLifetime")
            }
            for id in ["", "x", "'; drop role app", "AAAAAAAAAAAAAAAA"] {
                let fault = try await fault {
                    try await world.client.revokeTemporaryLogin(
                        .init(org: "acme", app: "web", id: database.id, loginID: id), options: admin)
                }
                #expect(fault?.violations.map(\.field) == ["loginId"])
            }
            let unknown = try await fault {
                try await world.client.revokeTemporaryLogin(
                    .init(org: "acme", app: "web", id: database.id, loginID: "abcdefghijklmnop"), options: admin)
            }
            #expect(unknown?.reason == "NotFound")
        }
    }

    @Test("Too many reveals of one database by one caller are denied, audited, and say when to come back")
    func tooMany() async throws {
        try await World.with { world in
            let database = try await world.create()
            try await world.makeReady(database, password: "s3cret")
            let admin = try await world.member(.admin)
            let reveal = DatabasesV1.RevealDSNRequest(org: "acme", app: "web", id: database.id)
            var refusal: Fault?
            for _ in 0..<100 where refusal == nil {
                refusal = try await fault { try await world.client.revealDSN(reveal, options: admin) }
            }
            #expect(refusal?.code == .resourceExhausted && refusal?.reason == "TooManyReveals")
            let seconds = try #require(Int(refusal?.metadata[Fault.retryAfter] ?? ""))
            #expect((1...60).contains(seconds))
            let other = try await fault {
                try await world.client.createTemporaryLogin(request(database), options: try await world.member(.admin))
            }
            #expect(other?.reason == "TooManyReveals", "another token of the same caller, and the other call")
            #expect(try await world.audited("databases.reveal", .denied) == 1)
            #expect(try await world.audited("logins.create", .denied) == 1)
            _ = try await world.client.revealDSN(reveal, options: try await world.member(.owner))
        }
    }
}
