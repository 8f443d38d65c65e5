import ArgumentParser
import Doctor
import Engines
import EventLoop
import Glibc
import LogLines
import Logging
import Model
import Postgres
import Probe
import Provisioner
import Sealing
import Store

/// `paasd doctor`: what an installation promises, held against what is there.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at the control plane, the engine and the home, and says which promises are broken.",
        discussion: """
            It changes nothing, and works whether or not the daemon and the control plane run. Exit codes: 0 all \
            promises hold, 1 one is broken, 2 something could not be checked, 64 wrong usage.
            """)

    @OptionGroup var options: HomeOptions

    @Option(
        help: ArgumentHelp("Socket that the daemon serves on. Default: run/paasd.sock in the home.", valueName: "path"))
    var socket: String?

    @Option(help: ArgumentHelp("File of the key. Default: key in the home.", valueName: "path"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "File with the ends of the audit log's chains. Default: audit-head in the home.", valueName: "path"))
    var auditHead: String?

    /// Forms of the report.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table
        case json
    }

    @Option(name: .shortAndLong, help: "table or json.")
    var output: Format = .table

    @Flag(name: .customLong("no-logins"), help: "Don't log in to the databases.")
    var withoutLogins = false

    @Flag(name: .customLong("no-leaks"), help: "Don't look for secrets in processes, configurations and logs.")
    var withoutLeaks = false

    func run() async throws {
        LoggingSystem.bootstrap {
            var handler = JSONLogHandler(label: $0)
            handler.logLevel = .error
            return handler
        }
        signal(SIGPIPE, SIG_IGN)
        do {
            let report = try await examine(try Home(options.home))
            print(output == .json ? try report.json() : report.text)
            if report.exitCode != 0 { throw ExitCode(report.exitCode) }
        } catch let code as ExitCode {
            throw code
        } catch {
            Self.say("Error: nothing could be checked: \(error)\n")
            throw ExitCode(2)
        }
    }

    private static func say(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }

    private func examine(_ home: Home) async throws -> Report {
        let loop = try EventLoop()
        defer { loop.stop() }
        let pool = (try? options.connectionString(home)).map {
            PostgresPool(connectionString: $0, loop: loop, size: 1, applicationName: "paasd doctor")
        }
        let probes = ProbePool(
            executable: try DaemonStart.probeProgram(), size: 4, logger: Logger(label: "probe"))
        let outcome = await withTaskGroup(of: Void.self, returning: Result<Report, any Error>.self) { group in
            group.addTask { await probes.run() }
            defer { group.cancelAll() }
            do { return .success(try await doctor(home, pool, probes).examine()) } catch { return .failure(error) }
        }
        await pool?.close()
        return try outcome.get()
    }

    private func doctor(_ home: Home, _ pool: PostgresPool?, _ probes: ProbePool) -> Doctor {
        let ground = Self.ground(home, probes)
        return Doctor(
            home: home.path,
            host: (try? HostRecord(path: home.hostRecord).name(wanted: nil, machine: "")).map { "\($0)" } ?? "",
            store: pool.map { .read(Store(pool: $0)) } ?? .notRead("the home has no control plane of its own"),
            engine: ground.engine, keyring: keyring(home),
            daemon: HomeDaemon(socketPath: socket ?? home.socket, lockPath: home.lock),
            logins: withoutLogins ? nil : ground.tenants.map(TenantLogins.init),
            secrets: withoutLeaks ? nil : Self.tokens(home), auditEnds: auditEnds(home))
    }

    private func auditEnds(_ home: Home) -> Reading<AuditHeads?> {
        do { return .read(try AuditHeadFile(path: auditHead ?? home.auditHead).read()) } catch {
            return .notRead(error.message)
        }
    }

    private func keyring(_ home: Home) -> Reading<Keyring> {
        let files = home.keyFiles(key)
        do {
            guard let keyring = try files.keyring() else { return .notRead(Self.noKey(files)) }
            return .read(keyring)
        } catch {
            return .notRead(error.message)
        }
    }

    private static func noKey(_ files: KeyFiles) -> String {
        "there is no key file \(files.path): put it back or, if it is lost for good, run `paas keys recover`"
    }

    /// The engine that the home's databases run on, as its daemon has recorded it.
    private static func ground(
        _ home: Home, _ probes: ProbePool
    ) -> (engine: Reading<any ExaminedEngine>, tenants: (any TenantProbe)?) {
        do {
            guard let record = try EngineRecord.read(home.engineRecord) else {
                return (.notRead("the home doesn't say what its databases run on: no paasd has started in it"), nil)
            }
            switch record.kind {
            case .native:
                let engine = try NativeEngine(
                    NativeConfiguration(
                        home: home.path, addresses: AddressRange(installation: record.installation)))
                return (.read(engine), NativeTenants(engine: engine, probes: probes))
            case .docker:
                let engine = DockerEngine(
                    DockerConfiguration(socketPath: record.dockerSocket, installation: record.installation),
                    logger: Logger(label: "docker"))
                return (.read(engine), ContainerTenants(engine: engine, probes: probes))
            }
        } catch {
            return (.notRead("\(error)"), nil)
        }
    }

    /// The tokens that bootstrap has written, which must stand nowhere else.
    private static func tokens(_ home: Home) -> [NamedSecret] {
        ["viewer", "member", "admin", "owner", "deploy"].compactMap { role in
            let path = "\(home.path)/tokens/\(role)"
            guard let token = try? TokenFile(path: path).read() else { return nil }
            return NamedSecret(owner: path, secret: token)
        }
    }
}
