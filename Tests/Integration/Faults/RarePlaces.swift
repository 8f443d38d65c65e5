import Foundation
import Glibc
import Model
import Testing

/// Brings daemons to places that ordinary work does not pass, each on a way of its own.
actor RarePlaces {
    /// Those on the native engine, in the order in which `strike` wants them.
    static let native = [
        "denial.unaudited", "replay.audited", "native.strays.ended", "failed.unwritten", "failed.written",
        "retry.asked", "compact.unsent", "compact.done",
    ]
    /// Those on a Docker engine with a network and a registry of the operator's.
    static let docker = ["docker.image.pulled", "address.assigned", "docker.login.made", "wake.unsent"]

    private let site: Site
    private let kept: String
    private var failed = ""
    private var deployment = ""

    private static let replayKey = "made-once-asked-for-again"

    /// Takes a site with a database that is Ready and holds a row.
    init(_ site: Site, kept: String) { (self.site, self.kept) = (site, kept) }

    /// Has a daemon die at a place, and looks at what comes of it.
    func strike(_ place: String) async throws {
        switch place {
        case "denial.unaudited": try await denial(place)
        case "replay.audited": try await replay(place)
        case "native.strays.ended": try await death(place)
        case "failed.unwritten", "failed.written": try await failure(place)
        case "retry.asked": try await retry(place)
        case "compact.unsent", "compact.done": try await compaction(place)
        default: Issue.record("nobody knows the way to \(place)")
        }
    }

    private func crash(at place: String, _ body: (FaultyDaemon) async throws -> Void = { _ in }) async throws {
        let daemon = try await site.start("\(place)=crash")
        // The daemon dies before it answers, or before it is asked.
        try? await body(daemon)
        try await daemon.awaitCrash(place)
    }

    /// Who may not is answered only when that is on record.
    private func denial(_ place: String) async throws {
        let count = "select count(*) from audit where action = 'databases.rotate' and outcome = 'denied'"
        let (site, kept) = (site, kept)
        let ask: @Sendable () async throws -> Void = {
            try await site.call("viewer") { client in
                _ = try await client.databases.rotateCredentials(
                    .init(org: "acme", app: "web", id: kept, mode: "immediate"))
            }
        }
        try await crash(at: place) { _ in
            let fault = await #expect(throws: Fault.self) { try await ask() }
            #expect(fault?.code != .permissionDenied)
        }
        #expect(try await site.sql(count) == [["0"]])
        try await site.running { _ in
            let fault = await #expect(throws: Fault.self) { try await ask() }
            #expect(fault?.code == .permissionDenied)
        }
        #expect(try await site.sql(count) == [["1"]])
    }

    /// A repeated request that gives out secrets again is on record again, and makes nothing.
    private func replay(_ place: String) async throws {
        let site = site
        deployment = try await site.running { _ in try await site.deploy(key: Self.replayKey) }
        try await crash(at: place) { _ in _ = try await site.deploy(key: Self.replayKey) }
        #expect(
            try await site.sql(
                "select count(*) from audit where action = 'deployments.create' and reason = '\(deployment)'")
                == [["2"]], "what may have been seen is on record")
        #expect(try await site.running { _ in try await site.deploy(key: Self.replayKey) } == deployment)
    }

    /// A server is killed; the daemon dies when it clears away what is left.
    private func death(_ place: String) async throws {
        let (site, kept) = (site, kept)
        let before = try site.postmaster(of: kept)
        try await crash(at: place) { _ in kill(before, SIGKILL) }
        try await site.running { _ in
            try await waitUntil("it has another server", within: .seconds(90)) {
                (try? site.postmaster(of: kept)).map { $0 != before } == true
            }
            try await site.wait(kept, for: "ready")
            try await Invariants(site: site, marked: [kept]).check()
        }
    }

    /// The programs of the version are gone while the database is made.
    private func failure(_ place: String) async throws {
        let link = "\(site.home)/postgres"
        let builds = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        let name = place.replacing(".", with: "-")
        var id = ""
        try await crash(at: place) { _ in
            try FileManager.default.removeItem(atPath: link)
            id = try await site.create(name, version: "16", key: name)
        }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: builds)
        id = try await site.sql("select id from databases where name = '\(name)'")[0][0]
        guard place == "failed.written" else {
            #expect(try await site.sql("select state from databases where id = '\(id)'") == [["provisioning"]])
            return try await site.running { [site] _ in try await site.wait(id, for: "ready") }
        }
        #expect(
            try await site.sql("select state, reason, next_wake is null from databases where id = '\(id)'")
                == [["failed", "UnknownVersion", "t"]])
        failed = id
    }

    /// Asked for and not recorded: it is asked for again.
    private func retry(_ place: String) async throws {
        let (site, failed) = (site, failed)
        let ask: @Sendable () async throws -> Void = {
            try await site.call { client in
                _ = try await client.databases.retryDatabase(.init(org: "acme", app: "web", id: failed))
            }
        }
        try await crash(at: place) { _ in try await ask() }
        #expect(try await site.sql("select state from databases where id = '\(failed)'") == [["failed"]])
        try await site.running { _ in
            try await site.insist("retry") { try await ask() }
            try await site.wait(failed, for: "ready")
        }
    }

    /// Either all that is too old is there, or nothing of it and the history says so.
    private func compaction(_ place: String) async throws {
        _ = try await site.sql(
            """
            update transitions set at = at - interval '30 days'
            where revision < (select max(revision) from transitions)
            """)
        let old = """
            select (select count(*) from transitions where at < now() - interval '20 days'), compacted_revision
            from history
            """
        let before = try await site.sql(old)[0]
        try await crash(at: place)
        let after = try await site.sql(old)[0]
        #expect(before[0] != "0" && before[1] == "0", "\(before)")
        #expect(place == "compact.unsent" ? after == before : after[0] == "0" && after[1] != "0", "\(after)")
        // Until they are removed the events have another time than their lines in the audit log, by our doing.
        guard place == "compact.done" else { return }
        try await site.running { [site, kept] _ in try await Invariants(site: site, marked: [kept]).check() }
    }
}
