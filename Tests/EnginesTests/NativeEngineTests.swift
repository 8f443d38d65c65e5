import EventLoop
import Glibc
import Model
import Postgres
import Support
import Testing

@testable import Engines

/// What is true of the native engine alone.
@Suite(.serialized) struct NativeEngineTests {
    private func conformance(_ fixture: NativeHomeFixture) throws -> EngineConformance {
        EngineConformance(
            engine: fixture.engine, version: try #require(NativeHomeFixture.versions.first),
            saboteur: NativeSaboteur(fixture: fixture), access: NativeAccess(engine: fixture.engine))
    }

    private func process(of spec: InstanceSpec, in fixture: NativeHomeFixture) async throws -> Int32 {
        guard case .running(_, let process?) = try await fixture.engine.observe(spec).instance else {
            throw SupportFault("it doesn't run")
        }
        return process
    }

    @Test func anInstanceLeadsALifeOfItsOwn() async throws {
        try await NativeHomeFixture.with { fixture in
            let spec = try await conformance(fixture).provision()
            let process = try await process(of: spec, in: fixture)
            #expect(getsid(process) == process, "no terminal's signal may reach it")
            let status = try TextFile.read("/proc/\(process)/status")
            #expect(!status.contains("PPid:\t\(getpid())\n"))
            #expect(status.contains("NoNewPrivs:\t1\n"))
            #expect(status.contains("Groups:\t \n") || geteuid() != 0, "no group of root's is left")
            let environment = try TextFile.read("/proc/\(process)/environ").split(separator: "\0")
            #expect(environment.sorted() == ["LC_ALL=C.UTF-8", "TZ=UTC"])
            for name in try Directory.names("/proc/\(process)/fd") {
                let target = try Directory.link("/proc/\(process)/fd/\(name)")
                let isItsOwn = ["socket:", "pipe:", "anon_inode:"].contains { target.hasPrefix($0) }
                #expect(
                    isItsOwn || target == "/dev/null" || target == fixture.log(spec.id)
                        || target.hasPrefix(fixture.data(spec.id)), "descriptor \(name) is \(target)")
            }
        }
    }

    @Test func aTenantsFilesAreItsOwn() async throws {
        try await NativeHomeFixture.with { fixture in
            let conformance = try conformance(fixture)
            let specs = [try await conformance.makeSpec(), try await conformance.makeSpec()]
            for spec in specs { _ = try await fixture.engine.createVolume(spec) }
            try await fixture.engine.start(specs[0])
            let data = try specs.map { try Directory.status(fixture.data($0.id)) }
            #expect(data.allSatisfy { $0.st_mode & 0o777 == 0o700 })
            let sockets = try Directory.status(fixture.sockets(specs[0].id))
            #expect(sockets.st_mode & 0o777 == 0o700 && sockets.st_uid == data[0].st_uid)
            for directory in ["", "/volumes", "/run", "/run/db"] {
                #expect(try Directory.status(fixture.home + directory).st_mode & 0o777 == 0o711)
            }
            guard geteuid() == 0 else { return }
            #expect(data[0].st_uid != data[1].st_uid && data.allSatisfy { $0.st_uid != 0 })
            let settings = try Directory.status("\(fixture.home)/volumes/\(specs[0].id)/postgresql.conf")
            #expect(settings.st_uid == 0 && settings.st_mode & 0o777 == 0o640, "a server can't change its settings")
        }
    }

    @Test func aLeftOverFileThatNamesAnotherProcessIsNotBelieved() async throws {
        try await NativeHomeFixture.with { fixture in
            let spec = try await conformance(fixture).makeSpec()
            _ = try await fixture.engine.createVolume(spec)
            let account = try #require(try fixture.engine.home.cluster(spec.id).account)
            let address = try #require(spec.endpoint?.host)
            try await withForeignProcess(of: account, in: fixture) { foreign in
                let file = "\(fixture.data(spec.id))/postmaster.pid"
                let head = "\(foreign)\n\(fixture.data(spec.id))\n1700000000\n5432\n"
                try Directory.write(head + "\(fixture.sockets(spec.id))\n\(address)\n", to: file)
                #expect(try await fixture.engine.observe(spec).instance == .absent)
                try await fixture.engine.stop(spec.id)
                #expect(try ProcessTable.user(of: foreign) == account.userID, "it was not ours to stop")
                try Directory.write(head, to: file)
                try await fixture.engine.start(spec)
                #expect(try await process(of: spec, in: fixture) != foreign)
            }
        }
    }

    /// Runs something else as a cluster's account: what a recycled process number may stand for.
    private func withForeignProcess(
        of account: Account, in fixture: NativeHomeFixture, _ body: (Int32) async throws -> Void
    ) async throws {
        let arguments = ["/usr/bin/tail", "-f", "/dev/null", "--pid=\(getpid())"]
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                let log = ServerLog(path: "\(fixture.home)/log/foreign.log")
                _ = try await Command(account.arguments(toRun: arguments)).run(deadline: .seconds(60), log: log)
            }
            var found: Int32?
            _ = try await eventually {
                found = try ProcessTable.all().first { process in
                    try ProcessTable.arguments(of: process)?.starts(with: arguments) == true
                }
                return found != nil
            }
            try await body(try #require(found))
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
    }

    @Test func aServerOnItsWayOutIsNotTakenForOneThatRuns() async throws {
        try await NativeHomeFixture.with { fixture in
            let spec = try await conformance(fixture).provision()
            let connection = try await Login.local(fixture.engine.localLogin(spec))
            let first = try await process(of: spec, in: fixture)
            // It waits for its clients to go, which this one doesn't.
            #expect(kill(first, SIGTERM) == 0)
            #expect(
                try await eventually {
                    try TextFile.read("\(fixture.data(spec.id))/postmaster.pid").contains("stopping")
                })
            try await fixture.engine.start(spec)
            #expect(try await process(of: spec, in: fixture) != first)
            #expect(throws: PostgresFault.self) { try connection.execute("select 1") }
            _ = try await Login.local(fixture.engine.localLogin(spec))
        }
    }

    @Test func onlyTheAppLogsInOverTheNetwork() async throws {
        try await NativeHomeFixture.with { fixture in
            let spec = try await conformance(fixture).provision()
            let endpoint = try #require(spec.endpoint)
            let login = try fixture.engine.localLogin(spec)
            try await Login.makeApp(login, password: "secret")
            let admin = try await Login.local(login)
            try admin.execute("alter role paas_admin password 'secret'")
            let attempts = [("paas_admin", "postgres"), ("paas_admin", "app"), ("app", "postgres")]
            for (user, database) in attempts {
                await #expect(throws: PostgresFault.self, "\(user) in \(database)") {
                    _ = try await Login.network(endpoint, user: user, password: "secret", database: database)
                }
            }
            var asApp = login
            asApp.user = "app"
            let local = asApp
            await #expect(throws: PostgresFault.self) { _ = try await Login.local(local, database: "app") }
        }
    }

    @Test func whatATenantSaysIsNotLogged() async throws {
        try await NativeHomeFixture.with { fixture in
            let spec = try await conformance(fixture).provision()
            try await Login.makeApp(fixture.engine.localLogin(spec), password: "canary-1")
            let app = try await Login.network(try #require(spec.endpoint), password: "canary-1")
            #expect(throws: PostgresFault.self) { try app.execute("select 'canary-2'::int") }
            try app.execute("do $$ begin raise warning 'canary-3'; end $$")
            #expect(throws: PostgresFault.self) { try app.execute("set log_statement = 'all'") }
            let log = try TextFile.read(fixture.log(spec.id))
            #expect(log.contains("ready to accept connections"))
            #expect(!log.contains("canary"))
        }
    }

    @Test func anInitialisationThatADeadDaemonLeftIsEnded() async throws {
        try await NativeHomeFixture.with { fixture in
            let spec = try await conformance(fixture).makeSpec()
            let paths = fixture.engine.home.layout.paths(of: spec.id)
            let account = try fixture.engine.home.accounts.allocate(for: paths, key: spec.id.rawValue)
            let cluster = Cluster(paths: paths, account: account)
            try FileSystem.makeDirectory(paths.draft, mode: 0o700, owner: account.userID, group: account.groupID)
            let programs = try fixture.engine.programs(for: spec.version)
            let initdb = [programs.initdb] + programs.initdbArguments(dataDirectory: paths.draft, administrator: "x")
            let left = Command(
                ["/usr/bin/setsid", "--fork"] + account.arguments(toRun: initdb),
                environment: try cluster.initialisationEnvironment(account))
            #expect(try await left.run(deadline: .seconds(10), log: cluster.log) == .exited(0))
            _ = try await fixture.engine.createVolume(spec)
            #expect(try ProcessTable.users(of: paths.draft, account: account) == [])
            try await fixture.engine.start(spec)
            _ = try await Login.local(fixture.engine.localLogin(spec))
        }
    }

    @Test func aCommandEndsAtItsDeadline() async throws {
        try await NativeHomeFixture.with { fixture in
            let log = ServerLog(path: "\(fixture.home)/log/command.log")
            let began = ContinuousClock.now
            let outcome = try await Command(["/usr/bin/tail", "-f", "/dev/null"]).run(
                deadline: .milliseconds(50), log: log)
            #expect(outcome == .deadlineExceeded)
            #expect(began.duration(to: .now) < .seconds(20))
            #expect(try !log.hasWriters(), "nothing of it is left, and no descriptor of ours")
        }
    }

    @Test func aLogIsCutAndGoesOn() async throws {
        try await NativeHomeFixture.with { fixture in
            let log = ServerLog(path: "\(fixture.home)/log/long.log")
            let descriptor = try log.open()
            defer { close(descriptor) }
            let line = [UInt8](repeating: UInt8(ascii: "x"), count: 1_023) + [10]
            for _ in 0...(ServerLog.limit / line.count) { #expect(write(descriptor, line, line.count) == line.count) }
            #expect(try log.hasWriters())
            try log.trim()
            #expect(try FileSystem.status(log.path)?.size == 0)
            #expect(try FileSystem.status(log.path + ".1")?.size == ServerLog.kept)
            #expect(write(descriptor, [65, 10], 2) == 2)
            #expect(try log.tail(lines: 5) == ["A"])
            try log.remove()
            #expect(try !log.hasWriters())
        }
    }

    @Test func allInstancesAreStoppedTogether() async throws {
        try await NativeHomeFixture.with { fixture in
            let conformance = try conformance(fixture)
            let running = try await conformance.provision()
            let idle = try await conformance.makeSpec()
            _ = try await fixture.engine.createVolume(idle)
            var outcomes: [DatabaseID: InstanceStop] = [:]
            try await NativeInstances(home: fixture.home).stopAll { outcomes[$0] = $1 }
            #expect(outcomes == [running.id: .stopped, idle.id: .notRunning])
            #expect(try await fixture.engine.observe(running).instance == .stopped)
        }
    }

    /// As after a power cut: the file names a process that is somebody else's by now.
    @Test func whatAPowerCutLeftIsClearedByOneLookAtAllProcesses() async throws {
        try await NativeHomeFixture.with { fixture in
            let idle = try await conformance(fixture).makeSpec()
            _ = try await fixture.engine.createVolume(idle)
            let file = "\(fixture.data(idle.id))/postmaster.pid"
            try FileSystem.write("\(getpid())\n", to: file, mode: 0o600, group: getegid())
            var outcomes: [DatabaseID: InstanceStop] = [:]
            try await NativeInstances(home: fixture.home).stopAll { outcomes[$0] = $1 }
            #expect(outcomes == [idle.id: .notRunning])
            #expect(try FileSystem.status(file) == nil)
        }
    }

    @Test func aSnapshotKnowsWhereProcessesStand() throws {
        let snapshot = try ProcessSnapshot()
        #expect(snapshot.mayUse(try #require(ProcessTable.workingDirectory(of: getpid()))))
        #expect(!snapshot.mayUse("/nowhere/data"))
    }
}
