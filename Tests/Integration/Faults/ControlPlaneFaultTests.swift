import Foundation
import Glibc
import Support
import Testing

/// The control plane's PostgreSQL goes away, loses connections and answers, and has no room: whatever was asked for is
/// done once, and nothing is lost.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct ControlPlaneFaultTests {
    @Test func killedInTheMiddleOfWorkAndStartedAgain() async throws {
        try await Site.with(.native) { site in
            try await site.running { daemon in
                let kept = try await site.readyDatabase("kept")
                let dsn = try await site.reveal(kept)
                let id = try await site.create("main", key: "first")
                #expect(kill(try site.controlPostmaster(), SIGQUIT) == 0)
                await #expect(throws: (any Error).self, "a request that can't be recorded is refused") {
                    try await site.create("other")
                }
                #expect(try await site.psql(dsn, "select n from kept") == "42", "databases go on")
                for _ in 0..<20 { _ = try? await site.show(id) }
                #expect(try daemon.descriptors() < 100)
                #expect(!daemon.hasEnded)
                try await Site.startControlPlane(site.home)
                let again = try await site.insist("create") { try await site.create("main", key: "first") }
                #expect(again == id)
                try await site.wait(id, for: "ready")
                try await Invariants(site: site, marked: [kept]).check()
            }
        }
    }

    @Test func eachConnectionEndsAgainAndAgain() async throws {
        try await Site.with(.native) { site in
            try await site.running { _ in
                try await site.during {
                    for round in 1...2 { try await site.wholeLife("life\(round)") }
                } trouble: {
                    // Whatever statement is under way at that moment.
                    while !Task.isCancelled {
                        _ = try await site.sql(
                            """
                            select count(pg_terminate_backend(pid)) from pg_stat_activity
                            where datname = current_database()
                                and backend_type = 'client backend' and application_name <> 'psql'
                            """)
                        try await ContinuousClock().sleep(for: .milliseconds(Int.random(in: 20...400)))
                    }
                }
                try await Invariants(site: site).check()
            }
        }
    }

    /// The client is not told, and asks again: it gets the answer of the first time.
    @Test func theAnswerToACommitIsLost() async throws {
        try await Site.with(.native) { site in
            let (proxy, connection) = try site.controlLine()
            defer { proxy.close() }
            try await site.running(control: connection) { _ in
                proxy.loseAnswer(after: "create-key".utf8)
                let id = try await site.insist("create") { try await site.create("main", key: "create-key") }
                #expect(proxy.lostCount == 1)
                try await site.wait(id, for: "ready")
                proxy.loseAnswer(after: "deploy-key".utf8)
                let deployment = try await site.insist("deploy") { try await site.deploy(key: "deploy-key") }
                proxy.loseAnswer(after: "rotate-key".utf8)
                try await site.insist("rotate") { try await site.rotate(id, key: "rotate-key") }
                try await site.wait(id, for: "ready")
                proxy.loseAnswer(after: "delete-key".utf8)
                try await site.insist("delete") { try await site.delete(id, key: "delete-key") }
                try await site.wait(id, for: "deleted")
                #expect(proxy.lostCount == 4)
                #expect(try await site.sql("select id from databases") == [[id]])
                #expect(try await site.sql("select id from deployments") == [[deployment]])
                try await Invariants(site: site).check()
            }
        }
    }

    @Test(arguments: [FaultProxy.Flow.hold, .swallow, .corrupt, .delay(150), .trickle(1)])
    func aBadLine(flow: FaultProxy.Flow) async throws {
        try await Site.with(.native) { site in
            let (proxy, connection) = try site.controlLine()
            defer { proxy.close() }
            try await site.running(control: connection) { daemon in
                try await site.during {
                    try await site.wholeLife("main")
                } trouble: {
                    for direction in [FaultProxy.Direction.toClient, .toServer] {
                        try await ContinuousClock().sleep(for: .milliseconds(300))
                        proxy.set(direction, flow)
                        try await ContinuousClock().sleep(for: .seconds(2))
                        proxy.set(direction, .pass)
                        // What was swallowed or turned never becomes right again.
                        if flow == .swallow || flow == .corrupt { proxy.cut() }
                    }
                }
                #expect(!daemon.hasEnded)
                try await Invariants(site: site).check()
            }
        }
    }

    @Test func theConnectionThatListensIsLost() async throws {
        try await Site.with(.native) { site in
            try await site.running { _ in
                let recorder = WatchRecorder()
                try await site.during {
                    for name in ["one", "two", "three"] {
                        let ended = try await site.sql(
                            "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen%'")
                        #expect(!ended.isEmpty, "somebody listens")
                        let id = try await site.create(name)
                        try await site.wait(id, for: "ready")
                    }
                    let head = try await site.sql("select max(revision) from transitions")
                    try await waitUntil("the watch has it all", within: .seconds(60)) {
                        "\(await recorder.revision)" == head[0][0]
                    }
                } trouble: {
                    try await recorder.follow(site)
                }
                try await recorder.compare(with: site)
            }
        }
    }

    @Test(.enabled(if: getuid() == 0, "only root can mount a small disk"))
    func itsDiskIsFull() async throws {
        try await Site.with(.native) { site in
            try await ScarceDisk.with(at: "\(site.home)/control", megabytes: 220) {
                _ = try await Command(
                    path: Programs.path("paasd"), arguments: ["control-plane", "stop", "--home", site.home]
                ).run()
            } body: { disk in
                try await Site.startControlPlane(site.home)
                try await site.running { daemon in
                    let id = try await site.readyDatabase("main")
                    try disk.fill()
                    // It may take a while until PostgreSQL needs room, and it may end over it.
                    var refused: (any Error)?
                    for number in 0..<400 where refused == nil {
                        do {
                            try await site.create("full\(number)")
                        } catch {
                            refused = error
                        }
                    }
                    #expect(refused != nil)
                    #expect(!daemon.hasEnded)
                    try disk.empty()
                    try await Site.startControlPlane(site.home)
                    try await site.insist("create") { try await site.create("after", key: "after") }
                    for row in try await site.sql("select id from databases") {
                        try await site.wait(row[0], for: "ready")
                    }
                    try await Invariants(site: site, marked: [id]).check()
                }
            }
        }
    }
}
