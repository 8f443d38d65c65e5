import Foundation
import Testing

/// Looks over control plane, engine and logs of a site at rest, past every daemon, and records whatever is not as it
/// has been promised.
struct Invariants {
    let site: Site
    /// Databases that hold the row of `Site.markRow`.
    var marked: Set<String> = []

    /// Needs a daemon that serves, to reveal connection strings.
    func check(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await checkOrphans(sourceLocation)
        try await checkLogins(sourceLocation)
        try await checkProgress(sourceLocation)
        try await checkHistory(sourceLocation)
        try await checkKeys(sourceLocation)
        try await askDoctor(sourceLocation)
    }

    /// What an operator is told says the same.
    private func askDoctor(_ location: SourceLocation) async throws {
        var environment: [String: String] = [:]
        if case .docker(let socket, _) = site.ground { environment["DOCKER_HOST"] = "unix://\(socket)" }
        let outcome = try await Command(
            path: Programs.path("paasd"), arguments: ["doctor", "--home", site.home, "--control", site.control],
            environment: environment, namespace: site.ground.namespace
        ).run()
        let report = "paas doctor: \(outcome.output)\(outcome.error)"
        #expect(outcome.status.isSuccess, "\(report)", sourceLocation: location)
    }

    /// A: whatever the engine holds has a row.
    private func checkOrphans(_ location: SourceLocation) async throws {
        let known = Set(try await site.sql("select id from databases where state <> 'purged'").map { $0[0] })
        let found = try await held()
        #expect(found.subtracting(known).isEmpty, "held without a row", sourceLocation: location)
        // G: what was Ready once and is not destroyed has its data.
        let kept = try await site.sql(
            "select id from databases where state not in ('purged', 'purging', 'failed') and ever_ready"
        ).map { $0[0] }
        #expect(Set(kept).subtracting(try await volumes()).isEmpty, "without a volume", sourceLocation: location)
    }

    /// What the engine holds anything of.
    private func held() async throws -> Set<String> {
        switch site.ground {
        case .native:
            return try await volumes().union(folders("run/db")).union(processes())
        case .docker(let socket, _):
            let names = try await docker(
                socket, ["ps", "--all", "--filter", try await own(), "--format", "{{.Names}}"])
            let containers = names.filter { $0.hasPrefix("paas-db-") }.map { String($0.dropFirst(8)) }
            return try await volumes().union(containers)
        }
    }

    private func volumes() async throws -> Set<String> {
        switch site.ground {
        case .native: return folders("volumes")
        case .docker(let socket, _):
            let names = try await docker(
                socket, ["volume", "ls", "--filter", try await own(), "--format", "{{.Name}}"])
            return Set(
                names.filter { $0.hasPrefix("paas-db-") && $0.hasSuffix("-data") }
                    .map { String($0.dropFirst(8).dropLast(5)) })
        }
    }

    private func folders(_ place: String) -> Set<String> {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(site.home)/\(place)")) ?? []
        return Set(names.filter { !$0.hasPrefix(".") })
    }

    /// Databases whose data some process was started on.
    private func processes() throws -> Set<String> {
        var ids: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") where Int32(name) != nil {
            guard let bytes = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else { continue }
            for word in bytes.split(separator: 0).map({ String(decoding: $0, as: UTF8.self) })
            where word.hasPrefix("\(site.home)/volumes/") {
                ids.insert(String(word.dropFirst(site.home.count + 9).prefix { $0 != "/" }))
            }
        }
        return ids
    }

    /// Other tests have objects on the same engine.
    private func own() async throws -> String {
        "label=paas.installation=\(try await site.sql("select id from installation")[0][0])"
    }

    private func docker(_ socket: String, _ arguments: [String]) async throws -> [String] {
        let outcome = try await Command(
            path: "/usr/bin/env", arguments: ["docker"] + arguments, environment: ["DOCKER_HOST": "unix://\(socket)"]
        ).run()
        try #require(outcome.status.isSuccess, "\(outcome.error)")
        return outcome.lines
    }

    /// B: the recorded password logs in; I: it stands in no log.
    private func checkLogins(_ location: SourceLocation) async throws {
        let ready = try await site.sql("select id from databases where state = 'ready'").map { $0[0] }
        var passwords: [String] = []
        for id in ready {
            let dsn = try await site.reveal(id)
            let question = marked.contains(id) ? "select n from kept" : "select 42"
            let answer = try await site.psqlOutcome(dsn, question)
            #expect(answer.output == "42\n", "\(id): \(answer.error)", sourceLocation: location)
            if let password = URLComponents(string: dsn)?.password { passwords.append(password) }
        }
        #expect(passwords.count == ready.count)
        for log in logs() {
            let text = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
            #expect(!passwords.contains { text.contains($0) }, "a password in \(log)", sourceLocation: location)
        }
    }

    private func logs() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(site.home)/log")) ?? []
        return ["\(site.home)/paasd.log"] + names.map { "\(site.home)/log/\($0)" }
    }

    /// C: whoever is at work has a reason, a next attempt and a deadline.
    private func checkProgress(_ location: SourceLocation) async throws {
        let stuck = try await site.sql(
            """
            select id, state, reason, next_wake, deadline from databases
            where state in ('provisioning', 'degraded', 'deleting', 'undeleting', 'purging')
                and (reason = '' or next_wake is null or (deadline is null and attempt > 0))
            """)
        #expect(stuck.isEmpty, "stuck", sourceLocation: location)
    }

    /// E: nothing is missing in the history, nothing there twice, and its last word is the row's.
    private func checkHistory(_ location: SourceLocation) async throws {
        let gaps = try await site.sql(
            """
            select database_id, count(*), min(sequence), max(sequence) from transitions group by database_id
            having max(sequence) - min(sequence) + 1 <> count(*) or count(distinct sequence) <> count(*)
            """)
        #expect(gaps.isEmpty, "gaps", sourceLocation: location)
        let behind = try await site.sql(
            """
            select d.id, d.revision, t.revision, d.state, t.state from databases d
            left join lateral (
                select * from transitions t where t.database_id = d.id order by t.revision desc limit 1) t on true
            where d.revision > (select compacted_revision from history) and (t.revision is distinct from d.revision or t.state is distinct from d.state
                or t.sequence is distinct from d.sequence)
            """)
        #expect(behind.isEmpty, "rows without their event", sourceLocation: location)
        let counter = try await site.sql(
            "select 1 from history h where h.revision < (select coalesce(max(revision), 0) from transitions)")
        #expect(counter.isEmpty, "the counter is behind", sourceLocation: location)
    }

    /// D: a key has made one database or one deployment at most.
    private func checkKeys(_ location: SourceLocation) async throws {
        let twice = try await site.sql(
            "select key_id from transitions where key_id is not null group by key_id having count(*) > 1")
        #expect(twice.isEmpty, "keys with two effects", sourceLocation: location)
    }
}
