import Foundation
import Glibc
import Support
import Testing

extension DockerTests {
    /// The container engine goes, stands still, and answers badly, in the middle of work.
    @Suite struct EngineFaultTests {
        @Test(arguments: ["docker.volume.made", "docker.container.made", "docker.container.started"])
        func killedInTheMiddleOfACreate(place: String) async throws {
            try await PrivateContainerEngine.with { own in
                try await Site.with(.docker(own.engine)) { site in
                    try await site.running("\(place)=stop") { daemon in
                        let id = try await site.create("main")
                        try await waitUntil("the daemon stands still", within: .seconds(90)) { try daemon.isStopped() }
                        try await own.kill()
                        daemon.send(SIGCONT)
                        _ = try await site.show(id)
                        try await own.start()
                        try await site.wait(id, for: "ready")
                        try await Invariants(site: site).check()
                    }
                }
            }
        }

        @Test func itStandsStill() async throws {
            try await PrivateContainerEngine.with { own in
                try await Site.with(.docker(own.engine)) { site in
                    try await site.running { daemon in
                        let kept = try await site.readyDatabase("kept")
                        let ids = try await withThrowingTaskGroup(of: String.self) { group in
                            for number in 0..<4 { group.addTask { try await site.create("frozen\(number)") } }
                            return try await group.reduce(into: [String]()) { $0.append($1) }
                        }
                        try own.freeze()
                        let next = try await site.create("next")
                        for _ in 0..<20 { _ = try await site.show(next) }
                        try await ContinuousClock().sleep(for: .seconds(3))
                        #expect(try daemon.descriptors() < 200)
                        try own.thaw()
                        for id in ids + [next] { try await site.wait(id, for: "ready") }
                        try await Invariants(site: site, marked: [kept]).check()
                    }
                }
            }
        }

        @Test func itsAnswersAreCutAndGarbled() async throws {
            let docker = try Docker.shared()
            try await Site.with(.docker(docker.engine)) { site in
                let path = "\(site.home)/docker.sock"
                let proxy = try FaultProxy(at: .unix(path), to: .unix(docker.engine.socketPath))
                defer { proxy.close() }
                let result: Result<Void, any Error>
                do {
                    result = .success(
                        try await site.running(environment: ["DOCKER_HOST": "unix://\(path)"]) { daemon in
                            try await site.during {
                                try await site.wholeLife("main")
                            } trouble: {
                                try await Self.harm(proxy)
                            }
                            #expect(!daemon.hasEnded)
                            try await Invariants(site: site).check()
                        })
                } catch {
                    result = .failure(error)
                }
                // The way to the engine that is on record now leads through no proxy.
                try await site.running { _ in try result.get() }
            }
        }

        private static func harm(_ proxy: FaultProxy) async throws {
            let clock = ContinuousClock()
            for _ in 0..<12 {
                try await clock.sleep(for: .milliseconds(Int.random(in: 100...1500)))
                proxy.cut()
                try await clock.sleep(for: .milliseconds(Int.random(in: 100...1500)))
                proxy.set(.toClient, .corrupt)
                try await clock.sleep(for: .milliseconds(30))
                proxy.set(.toClient, .pass)
                proxy.cut()
            }
        }

        /// A foreign container of the name that a database wants is nobody's to remove.
        @Test func itsNameIsTaken() async throws {
            let docker = try Docker.shared()
            try await Site.with(.docker(docker.engine)) { site in
                try await site.running("instance.written=stop") { daemon in
                    let id = try await site.create("main")
                    try await waitUntil("the daemon stands still", within: .seconds(90)) { try daemon.isStopped() }
                    let name = Installation.container(id)
                    let image = try await docker("images", "--format", "{{.Repository}}:{{.Tag}}")
                        .split(separator: "\n").first { $0.contains("postgres:16") }
                    try await docker("create", "--name", name, String(try #require(image)))
                    daemon.send(SIGCONT)
                    try await waitUntil("it says what is in the way", within: .seconds(60)) {
                        let row = try await site.sql("select reason from databases where id = '\(id)'")
                        return row[0][0] == "ForeignContainer" || row[0][0] == "NameTaken"
                    }
                    try await docker("rm", "--force", name)
                    if try await site.show(id).state == .failed {
                        _ = try await site.call { client in
                            try await client.databases.retryDatabase(.init(org: "acme", app: "web", id: id))
                        }
                    }
                    try await site.wait(id, for: "ready")
                    try await Invariants(site: site).check()
                }
            }
        }

        /// Somebody else's container gets the address between its choice and its use: it keeps it.
        @Test func itsAddressIsTaken() async throws {
            let docker = try Docker.shared()
            try await Site.with(.docker(docker.engine)) { site in
                try await site.running("address.reserved=stop") { daemon in
                    let id = try await site.create("main")
                    try await waitUntil("the daemon stands still", within: .seconds(90)) { try daemon.isStopped() }
                    let chosen = "select host from databases where id = '\(id)'"
                    let host = try await site.sql(chosen)[0][0]
                    try await docker(
                        "run", "--detach", "--name", "paas-holder", "--network", "paas-apps", "--ip", host,
                        "postgres:16-alpine", "sleep", "600")
                    daemon.send(SIGCONT)
                    try await site.wait(id, for: "ready")
                    #expect(try await site.sql(chosen) != [[host]])
                    let state = try await docker("inspect", "--format", "{{.State.Status}}", "paas-holder")
                    #expect(state == "running")
                    try await docker("rm", "--force", "--volumes", "paas-holder")
                    try await Invariants(site: site).check()
                }
            }
        }

        /// A statement that takes more memory than the database has: its connection ends, and the data is there.
        @Test func anInstanceRunsOutOfMemory() async throws {
            let docker = try Docker.shared()
            try await Site.with(.docker(docker.engine)) { site in
                try await site.running(options: ["--memory", "128"]) { _ in
                    let id = try await site.readyDatabase("main")
                    let dsn = try await site.reveal(id)
                    let outcome = try await site.psqlOutcome(
                        dsn,
                        "select length(string_agg(repeat(md5(n::text), 1000), '')) from generate_series(1, 30000) n")
                    #expect(!outcome.status.isSuccess && outcome.error.contains("connection"), "\(outcome)")
                    try await waitUntil("it answers again", within: .seconds(90)) {
                        try await site.psqlOutcome(dsn, "select n from kept").output == "42\n"
                    }
                    try await site.wait(id, for: "ready")
                    try await Invariants(site: site, marked: [id]).check()
                }
            }
        }
    }
}
