import Foundation
import Model
import Support
import Testing

/// Requests that come twice, that are cut off between the audit log and the answer, or that meet a daemon whose clock is
/// wrong or that was away.
@Suite(.serialized, .enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct RequestFaultTests {
    @Test func aKeyFromManyCallersAtOnceHasOneEffect() async throws {
        try await Site.with(.native) { site in
            try await site.running { _ in
                let ids = try await withThrowingTaskGroup(of: String.self) { group in
                    for _ in 0..<100 {
                        group.addTask {
                            try await site.insist("create") { try await site.create("main", key: "same") }
                        }
                    }
                    return try await group.reduce(into: Set<String>()) { $0.insert($1) }
                }
                #expect(ids.count == 1)
                #expect(try await site.sql("select count(*) from databases") == [["1"]])
                let fault = await #expect(throws: Fault.self) { try await site.create("other", key: "same") }
                #expect(fault?.reason == "IdempotencyKeyReused")
                try await site.wait(ids.first ?? "", for: "ready")
                try await Invariants(site: site).check()
            }
        }
    }

    @Test(arguments: ["reveal.audited", "deployment.audited"])
    func killedBetweenTheAuditLogAndTheAnswer(place: String) async throws {
        try await Site.with(.native) { site in
            let id = try await site.running { _ in try await site.readyDatabase("main") }
            let action = place == "reveal.audited" ? "databases.reveal" : "deployments.create"
            let count = "select count(*) from audit where action = '\(action)' and outcome = 'allowed'"
            let before = try #require(Int(try await site.sql(count)[0][0]))
            let daemon = try await site.start("\(place)=crash")
            await #expect(throws: (any Error).self) {
                if place == "reveal.audited" { _ = try await site.reveal(id) } else { _ = try await site.deploy() }
            }
            try await daemon.awaitCrash(place)
            #expect(Int(try await site.sql(count)[0][0]) == before + 1, "what may have been seen is on record")
            try await site.running { _ in
                try await Invariants(site: site, marked: [id]).check()
            }
        }
    }

    /// A daemon that was stopped for long holds nothing any more when it goes on.
    @Test(arguments: ["instance.written", "apply.unsent", "ready.unwritten", "renew.unsent"])
    func stoppedUntilAnotherOneHasItsWork(place: String) async throws {
        try await Site.with(.native) { site in
            let plan = place == "renew.unsent" ? "image.written=delay:5000;\(place)=stop" : "\(place)=stop"
            try await site.running(plan) { daemon in
                let id = try await site.create("main")
                try await waitUntil("the daemon stands still", within: .seconds(60)) { try daemon.isStopped() }
                // What a claim of somebody else does to the row, whose lease is over.
                let fence = try await site.sql(
                    """
                    update databases set fence = fence + 1, holder = 'somebody else', lease_until = now() + '10 minutes'
                    where id = '\(id)' returning fence
                    """)[0][0]
                daemon.send(SIGCONT)
                try await waitUntil("it has noticed", within: .seconds(60)) {
                    Site.log(of: site.home).contains("work was cut off")
                }
                let row = try await site.sql("select fence, holder from databases where id = '\(id)'")
                #expect(row == [[fence, "somebody else"]], "nothing was written")
                _ = try await site.sql("update databases set lease_until = now() where id = '\(id)'")
                try await site.wait(id, for: "ready")
                try await Invariants(site: site).check()
            }
        }
    }

    /// All times that count are PostgreSQL's.
    @Test(arguments: [-86_400, 86_400])
    func theDaemonsClockIsADayOff(seconds: Int) async throws {
        try await Site.with(.native) { site in
            let environment = try await WrongClock(in: site.home).environment(shift: seconds)
            try await site.running(environment: environment) { _ in
                let first = try await site.create("main", key: "key")
                #expect(try await site.create("main", key: "key") == first)
                try await site.wait(first, for: "ready")
                try await site.wholeLife("next")
                try await Invariants(site: site).check()
            }
            // The next one is right again.
            try await site.running { _ in
                let first = try await site.sql("select id from databases where state = 'ready'")[0][0]
                #expect(try await site.create("main", key: "key") == first)
                try await site.wholeLife("last")
                try await Invariants(site: site).check()
            }
        }
    }
}
