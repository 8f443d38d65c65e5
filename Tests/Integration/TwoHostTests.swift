import Foundation
import Glibc
import Testing

/// Two daemons on one control plane, each with an engine of its own.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct TwoHostTests {
    /// A further host `b` beside an installation, with an app that lives there.
    private func with(_ body: @Sendable @escaping (Installation, FurtherHost) async throws -> Void) async throws {
        try await Installation.with { installation in
            let host = try await FurtherHost("b", installation)
            try await host.cleaningUp {
                try await host.makeApp()
                try await body(installation, host)
            }
        }
    }

    @Test func eachServesEveryCallAndDoesItsOwnWork() async throws {
        try await with { installation, b in
            let late = try await b.serving { daemon in
                // Asked of the other's daemon both times.
                let far = try await installation.createAway("far")
                let asked = try await b.paas(
                    "databases", "create", "near", "--engine-version", "15", "--field", "id", app: "web")
                try #require(asked.status.isSuccess, "\(asked.error)")
                let near = try #require(asked.lines.last)
                // The CLI waits by a watch.
                let waited = try await b.paas("databases", "wait", "near", app: "web")
                #expect(waited.status.isSuccess, "\(waited.error)")
                try await installation.waitAway(far.id, for: "ready")
                #expect(try await installation.psql(installation.revealAway(far.id), "select 1") == "1")
                #expect(try await installation.psql(installation.reveal(near), "select 1") == "1")
                #expect(b.volumes == [far.id])
                #expect(FileManager.default.fileExists(atPath: "\(installation.home)/volumes/\(near)"))
                let hosts = try await installation.paas("hosts", "--field", "isServing")
                #expect(hosts.lines == ["true", "true"], "\(hosts)")

                daemon.send(SIGKILL)
                try await waitUntil("it is dead", within: .seconds(90)) { !daemon.isRunning }
                let more = try await installation.create("more", version: "15")
                try await installation.wait(more.id, for: "ready", within: .seconds(120))
                let late = try await installation.createAway("late")
                try await waitUntil("it says why nothing happens", within: .seconds(60)) {
                    try await installation.showAway(late.id).conditions?.map(\.type) == ["HostSilent"]
                }
                #expect(try await installation.showAway(late.id).state == "provisioning")
                #expect(try await installation.psql(installation.revealAway(far.id), "select 1") == "1")
                return late.id
            }
            try await b.serving { _ in
                try await installation.waitAway(late, for: "ready")
                #expect(try await installation.showAway(late).conditions?.isEmpty == true)
            }
        }
    }

    /// Longer than two leases of a row, and than the host's.
    @Test func aStoppedDaemonGoesOnWhereItWas() async throws {
        try await with { installation, b in
            try await b.serving { daemon in
                let fence = try await b.ask("select fence from hosts where name = 'b'")
                let ids = [try await installation.createAway("one").id, try await installation.createAway("two").id]
                try await waitUntil("it works on both", within: .seconds(60)) {
                    try await b.ask(
                        "select count(*) from databases d join apps a on a.id = d.app_id"
                            + " where a.name = 'away' and (d.step is not null or d.state = 'ready')") == "2"
                }
                daemon.send(SIGSTOP)
                let refused = try await b.refusal()
                #expect(refused.contains("another paasd runs in this home"), "\(refused)")
                let here = try await installation.create("main", version: "15")
                try await installation.wait(here.id, for: "ready", within: .seconds(120))
                try await waitUntil("it was not seen for long", within: .seconds(90)) {
                    try await b.ask("select now() > seen_at + interval '26 seconds' from hosts where name = 'b'") == "t"
                }
                daemon.send(SIGCONT)
                for id in ids {
                    try await installation.waitAway(id, for: "ready")
                    #expect(try await installation.psql(installation.revealAway(id), "select 1") == "1")
                    let holes = """
                        select count(*) from (select sequence, row_number() over (order by revision) as place
                        from transitions where database_id = '\(id)') t where sequence <> place
                        """
                    #expect(try await b.ask(holes) == "0", "each change has its place")
                    let initialised = "select count(*) from transitions where database_id = '\(id)' and state = 'ready'"
                    #expect(try await b.ask(initialised) != "0")
                }
                #expect(b.volumes == Set(ids), "nothing was begun twice")
                #expect(try await b.ask("select fence from hosts where name = 'b'") == fence, "nobody came in between")
                #expect(daemon.isRunning)
            }
        }
    }

    @Test func anotherHomeGetsAHostOnlyWhenItsDaemonIsSilent() async throws {
        try await with { installation, b in
            let c = try await FurtherHost("b", installation)
            try await c.cleaningUp {
                try await b.serving { daemon in
                    let refused = try await c.refusal()
                    #expect(refused.contains("a daemon of another home serves the host b"), "\(refused)")
                    daemon.send(SIGSTOP)
                    let asked = try await installation.createAway("main")
                    try await c.serving { heir in
                        try await installation.waitAway(asked.id, for: "ready")
                        daemon.send(SIGCONT)
                        try await waitUntil("it finds that it has lost its host", within: .seconds(60)) {
                            !daemon.isRunning
                        }
                        #expect(b.log.contains("has taken the host b"), "\(b.log)")
                        #expect(b.volumes.isEmpty && c.volumes == [asked.id])
                        #expect(try await installation.psql(installation.revealAway(asked.id), "select 1") == "1")
                        #expect(heir.isRunning)
                    }
                }
            }
        }
    }
}
