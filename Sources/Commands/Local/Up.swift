import ArgumentParser
import FoundationEssentials
import Glibc
import Model
import Subprocess
import SystemPackage
import UnixSignals

/// `paas up`
struct Up: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start everything that one machine needs: control plane, paasd, paas-gateway.",
        discussion: """
            The state lies in .paas, or where PAAS_HOME says. PAAS_HTTP is the gateway's address (127.0.0.1:8080), \
            PAAS_ENGINE the engine (auto, native, docker), PAAS_POOL the databases that are kept ready for creates (16=1; none), DOCKER_HOST the Docker engine's socket. Ctrl-C, SIGTERM and a hang-up stop the programs in order; the \
            databases go on running until `paas down`.
            """)

    @Flag(help: "Return when everything is ready, and leave it running.")
    var detach = false

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let home = Home.current
        let http = environment["PAAS_HTTP"].flatMap { $0.isEmpty ? nil : $0 } ?? "127.0.0.1:8080"
        let engine = environment["PAAS_ENGINE"].flatMap { $0.isEmpty ? nil : $0 } ?? "auto"
        let pool = environment["PAAS_POOL"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(EngineVersion.standard)=1"
        try home.prepare()
        if detach {
            try await startDetached(home: home)
            print(Welcome(home: home, http: http).text)
            return
        }
        guard let lock = try FileLock.take(home.upLock) else {
            Terminal.say("It runs already (process \(Up.holder(of: home) ?? "unknown")); `make down` stops it.")
            if FileManager.default.fileExists(atPath: home.ready) {
                let recorded = try? String(contentsOfFile: home.ready, encoding: .utf8)
                print(Welcome(home: home, http: recorded ?? http).text)
            }
            return
        }
        lock.write("\(getpid())\n")
        unlink(home.ready)
        defer { unlink(home.ready) }
        let stack = Stack(home: home, http: http, engine: engine, pool: pool, say: { Terminal.say($0) })
        try await Up.untilSignalled {
            try await stack.run {
                try http.write(toFile: home.ready, atomically: true, encoding: .utf8)
                print(Welcome(home: home, http: http).text)
                Terminal.say("Ctrl-C stops the programs; the databases go on running until `make down`.")
                fflush(nil)
            }
        }
        Terminal.say("Stopped. Databases that were running go on; `make up` continues, `make down` stops them too.")
    }

    /// Runs the body until SIGINT, SIGTERM or SIGHUP arrives, then cancels it and waits for its end.
    private static func untilSignalled(_ body: @Sendable @escaping () async throws -> Void) async throws {
        // A terminal that is gone must not end this program before it has stopped the others.
        signal(SIGPIPE, SIG_IGN)
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await signal in signals {
                    Terminal.say("\(signal): stopping paas-gateway, paasd and the control plane …")
                    break
                }
                return true
            }
            group.addTask {
                do { try await body() } catch is CancellationError {}
                return false
            }
            _ = try await group.next()
            group.cancelAll()
            _ = try await group.next()
        }
    }

    /// Starts this program again in a session of its own and waits until that one says ready.
    private func startDetached(home: Home) async throws {
        if try FileLock.take(home.upLock) == nil { return }
        unlink(home.ready)
        let logPath = "\(home.log)/up.log"
        let log = try FileDescriptor.open(
            FilePath(logPath), .writeOnly, options: [.create, .truncate], permissions: [.ownerReadWrite])
        // setsid --fork: the new process belongs to no terminal and to no parent that could take it along.
        let outcome = try await Subprocess.run(
            .name("setsid"), arguments: ["--fork", Program.path(of: "paas"), "up"], input: .none,
            output: .fileDescriptor(log, closeAfterSpawningProcess: false),
            error: .fileDescriptor(log, closeAfterSpawningProcess: true))
        guard outcome.terminationStatus.isSuccess else {
            throw LocalFault("setsid failed: \(outcome.terminationStatus)")
        }
        // It holds its lock from its start to its end: once seen, a free lock means that it has given up.
        var began = false
        let ready = try await poll(within: .seconds(120)) {
            if FileManager.default.fileExists(atPath: home.ready) { return true }
            let free = try FileLock.take(home.upLock) != nil
            began = began || !free
            if free, began { throw LocalFault("It did not start; the end of \(logPath):\n\(Up.tail(of: logPath))") }
            return false
        }
        guard ready else {
            throw LocalFault("It is not ready after 120 s; the end of \(logPath):\n\(Up.tail(of: logPath))")
        }
    }

    /// Process id of the `paas up` that runs on a home.
    static func holder(of home: Home) -> String? {
        (try? String(contentsOfFile: home.upLock, encoding: .utf8))?.trimmed
    }

    private static func tail(of path: String) -> String {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(15).joined(separator: "\n")
    }
}
