import Foundation
import Glibc
import Support
import Testing

/// A tenant who does what `app` can do to meet the platform's own sessions with something else than PostgreSQL.
@Suite(.timeLimit(.minutes(5))) struct HostileTenantTests {
    @Test func whatShadowsTheSystemIsNeverCalled() async throws {
        try await Installation.with { try await Self.shadow($0) }
    }

    /// The functions, operators and casts write down who calls them.
    static func shadow(_ installation: Installation) async throws {
        let daemon = installation.processID(of: "paasd")
        let main = try await installation.databaseWithARow("main", version: "15")
        let neighbour = try await installation.databaseWithARow("neighbour", version: "15")
        _ = try await installation.psql(main.dsn, Traps.set)
        for statement in Traps.refused {
            #expect(try await !installation.psqlOutcome(main.dsn, statement).status.isSuccess, "\(statement)")
        }
        // They do work, for whoever calls them.
        _ = try await installation.psql(main.dsn, Traps.trigger)
        let own = try await installation.psql(main.dsn, "select count(*) from traps.sprung")
        #expect(try #require(Int(own)) >= 4)
        _ = try await installation.psql(main.dsn, "truncate traps.sprung")

        try await workThrough(main, installation)
        let sprung = try await installation.psql(
            try await installation.reveal(main.id), "select string_agg(what || ' by ' || who, ', ') from traps.sprung")
        #expect(sprung.isEmpty, "\(sprung)")
        #expect(try await installation.psql(try await installation.reveal(main.id), "select n from kept") == "42")
        try await installation.expectKept(neighbour)
        #expect(installation.processID(of: "paasd") == daemon, "the daemon has not been started again")
    }

    /// Everything that the platform does with a database while it is there.
    private static func workThrough(_ main: (id: String, dsn: String), _ installation: Installation) async throws {
        let path = "\(installation.databases)/\(main.id)"
        let answer = try await installation.curl("POST", "\(path)/rotate", as: "admin", json: #"{"mode":"immediate"}"#)
        try #require(answer.status == 202, "\(answer)")
        try await installation.waitForRotation(main.id)
        let dsn = try await installation.reveal(main.id)
        #expect(dsn != main.dsn)
        #expect(try await !installation.logsIn(main.dsn))
        #expect(try await installation.curl("DELETE", path, as: "owner").status == 202)
        try await installation.wait(main.id, for: "deleted")
        try await installation.undelete(main.id)
        try await installation.wait(main.id, for: "ready", within: .seconds(90))
        let doctor = try await installation.paas("doctor")
        #expect(doctor.status.isSuccess, "\(doctor.output)\(doctor.error)")
    }

    /// Servers that are none listen where databases were: each costs its own database a while, and nobody else anything.
    @Test func serversThatAreNoneHarmNobodyElse() async throws {
        try await Installation.with { installation in
            let daemon = installation.processID(of: "paasd")
            let behaviours: [HostileServer.Behaviour] = [
                .endlessRows, .answers([UInt8](repeating: 255, count: 5000)), .silent, .scram(iterations: 20_000_000),
            ]
            var victims: [(id: String, dsn: String)] = []
            for number in behaviours.indices {
                victims.append(try await installation.databaseWithARow("victim-\(number)", version: "15"))
            }
            let healthy = try await installation.databaseWithARow("healthy", version: "15")
            var servers: [HostileServer] = []
            defer { for server in servers { server.stop() } }
            for (victim, behaviour) in zip(victims, behaviours) {
                servers.append(try await Self.usurp(victim.id, behaviour, installation))
            }
            for victim in victims { try await installation.wait(victim.id, for: "degraded", within: .seconds(90)) }
            // Others are made, changed and used meanwhile.
            let another = try await installation.databaseWithARow("another", version: "15")
            try await installation.expectKept(another)
            try await installation.expectKept(healthy)
            #expect(try await installation.show(healthy.id).state == "ready")

            while let server = servers.popLast() { server.stop() }
            for victim in victims {
                try await installation.waitForLogin(victim.dsn)
                try await installation.wait(victim.id, for: "ready", within: .seconds(120))
                try await installation.expectKept(victim)
            }
            #expect(installation.processID(of: "paasd") == daemon, "the daemon has not been started again")
        }
    }

    /// Kills a database's server and takes its address before the platform has started the next one.
    private static func usurp(
        _ id: String, _ behaviour: HostileServer.Behaviour, _ installation: Installation
    ) async throws -> HostileServer {
        let host = try #require(try await installation.show(id).host)
        let end = ContinuousClock.now + .seconds(60)
        while true {
            // Whoever is there now has the address; the next one may be quicker than this test.
            if let postmaster = try? installation.postmaster(of: id) { kill(postmaster, SIGKILL) }
            if let server = try? HostileServer(behaviour, host: host, port: 5432) { return server }
            try #require(ContinuousClock.now < end, "\(host) could not be taken")
            await Task.yield()
        }
    }
}

extension DockerTests {
    @Suite(.timeLimit(.minutes(5))) struct HostileTenantTests {
        @Test func whatShadowsTheSystemIsNeverCalled() async throws {
            try await Installation.with(.sharedDocker()) { try await Integration.HostileTenantTests.shadow($0) }
        }
    }
}
