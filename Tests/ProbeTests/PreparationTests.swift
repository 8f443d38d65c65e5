import Model
import Postgres
import Probe
import Support
import Testing

@Suite(.serialized) struct PreparationTests {
    private let password = "pässword with ' and \\ and canary-8f1b"

    @Test func anAppCanLogInAfterwards() async throws {
        let cluster = try await TenantCluster()
        let password = password
        try await withProbes { probes in
            let credentials = AppCredentials(password: Secret(password))
            try await probes.prepare(credentials, through: cluster.login, deadline: .seconds(20))
            let reply = try await probes.login(port: cluster.port, password: password)
            #expect(reply.serverVersion >= 150_000)
            let wrong = await #expect(throws: ProbeFault.self) { try await probes.login(port: cluster.port) }
            #expect(wrong?.reason == .authenticationFailed)
            #expect(wrong?.sqlState == "28P01")
            let elsewhere = await #expect(throws: ProbeFault.self) {
                try await probes.login(port: cluster.port, password: password, database: "template1")
            }
            #expect(elsewhere?.reason == .rejected)

            let before = try cluster.ask("select oid::text from pg_database where datname = 'app'").first?.text("oid")
            try await probes.prepare(credentials, through: cluster.login, deadline: .seconds(20))
            try await probes.prepare(
                AppCredentials(password: Secret("another")), through: cluster.login, deadline: .seconds(20))
            let after = try cluster.ask("select oid::text from pg_database where datname = 'app'").first?.text("oid")
            #expect(before == after)
            _ = try await probes.login(port: cluster.port, password: "another")
        }
        try await expectAnOrdinaryRole(cluster)
        let log = try await cluster.postgres.log()
        #expect(!log.contains("canary-8f1b"))
        #expect(!log.contains("SCRAM-SHA-256$"))
        #expect(!log.contains("statement: alter database"))
        #expect(log.contains("select oid::text"), "statements aren't logged, so that their absence says nothing")
        try await cluster.postgres.stop()
    }

    @Test func theFreshClustersDatabaseBecomesTheApps() async throws {
        let cluster = try await TenantCluster()
        let first = try cluster.ask("select oid::text from pg_database where datname = 'postgres'").first?.text("oid")
        try await withProbes { probes in
            try await probes.prepare(
                AppCredentials(password: Secret("right")), through: cluster.login, deadline: .seconds(20))
            let databases = try cluster.ask(
                """
                select oid::text, datname, pg_get_userbyid(datdba) as owner,
                    coalesce(shobj_description(oid, 'pg_database'), '') as comment
                from pg_database where not datistemplate
                """)
            #expect(try databases.map { try $0.text("datname") } == ["app"])
            #expect(try databases.first?.text("oid") == first)
            #expect(try databases.first?.text("comment") == "")
            _ = try await probes.login(port: cluster.port, password: "right")
        }
        try await cluster.postgres.stop()
    }

    @Test func whereThereIsNoneToGiveANewOneIsCopied() async throws {
        let cluster = try await TenantCluster()
        _ = try cluster.ask("drop database postgres")
        try await withProbes { probes in
            try await probes.prepare(
                AppCredentials(password: Secret("right")), through: cluster.login, deadline: .seconds(20))
            _ = try await probes.login(port: cluster.port, password: "right")
        }
        try await expectAnOrdinaryRole(cluster)
        try await cluster.postgres.stop()
    }

    private func expectAnOrdinaryRole(_ cluster: TenantCluster) async throws {
        let role = try #require(
            try cluster.ask(
                """
                select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as special,
                    rolcanlogin, left(rolpassword, 13) = 'SCRAM-SHA-256' as hashed,
                    (select count(*) from pg_auth_members where member = a.oid) as memberships,
                    (select pg_get_userbyid(datdba) from pg_database where datname = 'app') as owner
                from pg_authid a where rolname = 'app'
                """
            ).first)
        #expect(try !role.bool("special"))
        #expect(try role.bool("rolcanlogin"))
        #expect(try role.bool("hashed"))
        #expect(try role.int("memberships") == 0)
        #expect(try role.text("owner") == "app")
    }

    @Test func aProbeWaitsForAServerThatIsOnItsWay() async throws {
        let cluster = try await TenantCluster()
        try await cluster.postgres.stop()
        try await withProbes { probes in
            async let prepared: Void = probes.prepare(
                AppCredentials(password: Secret("x")), through: cluster.login, deadline: .seconds(20))
            try await cluster.postgres.start()
            try await prepared
        }
        try await cluster.postgres.stop()
    }
}
