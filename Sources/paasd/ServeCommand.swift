import ArgumentParser
import CProcess
import Control
import EventLoop
import Glibc
import LogLines
import Logging
import Model
import ServiceLifecycle

/// `paasd serve`: the daemon.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serves calls and provisions databases until it is told to stop.",
        discussion: """
            SIGTERM, SIGINT and SIGHUP stop it in order. The databases go on running without it; it finds them again \
            at its next start.
            """)

    @OptionGroup var options: HomeOptions

    @Option(help: ArgumentHelp("Socket to serve on. Default: run/paasd.sock in the home.", valueName: "path"))
    var socket: String?

    @Option(
        help: ArgumentHelp(
            "User that paas-gateway runs as, by name or number: only that user's calls, and root's and the daemon's own, are "
                + "taken for the gateway's. Without it whoever says so is.",
            valueName: "user"))
    var gatewayUser: UserName?

    @Option(
        help: ArgumentHelp(
            "File of the key that secrets are sealed with; made if there is none. Default: the systemd credential paas-key "
                + "where there is one, else key in the home.",
            valueName: "path"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Name of this host, whose databases the daemon works on. The home remembers it. Default: the machine's name.",
            valueName: "name"))
    var host: HostName?

    @Option(
        help: ArgumentHelp(
            "Engine that runs the databases: auto, native or docker. auto is Docker where an engine answers. The choice "
                + "is recorded at the first start and never changes."))
    var engine = EngineChoice.auto

    @Option(
        help: ArgumentHelp(
            "Folder with <major>/bin for majors of PostgreSQL that the system lacks. Default: postgres in the home.",
            valueName: "dir"))
    var postgres: String?

    @Option(
        help: ArgumentHelp(
            "Where the ends of the audit log's chains are written down within seconds, so that cutting lines off shows: "
                + "file:PATH, syslog or command:PROGRAM, which gets them on its standard input. May be given several "
                + "times. Default: file: and audit-head in the home.",
            valueName: "place"))
    var auditHead: [AuditExport] = []

    @OptionGroup(title: "Warm pool") var pool: PoolOptions

    @OptionGroup(title: "History") var history: HistoryOptions

    @OptionGroup(title: "Docker") var docker: DockerOptions

    /// How long calls and other work in flight may take to end.
    private static let patience = Duration.seconds(10)

    func run() async throws {
        LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
        let logger = Logger(label: "paasd")
        // A reader of our output that has gone must not take the daemon along.
        signal(SIGPIPE, SIG_IGN)
        if cprocess_keep_memory_private() != 0 {
            logger.warning("a crash may leave a core dump", metadata: ["cause": "\(systemMessage(errno))"])
        }
        do {
            try FaultArming.arm(logger)
            let home = try Home(options.home)
            // Databases run as users of their own below this folder: they may pass it and not list it.
            try makeFolder(home.runFolder, mode: 0o711)
            let lock = try HomeLock(home.lock)
            try await serve(home, lock: lock.identity, logger)
            _ = consume lock
        } catch {
            var metadata: Logger.Metadata = ["error": "\(error)"]
            if let fault = error as? Fault, !fault.nextSteps.isEmpty {
                metadata["next_steps"] = "\(fault.nextSteps.joined(separator: " "))"
            }
            logger.critical("stopped by a fault", metadata: metadata)
            throw ExitCode.failure
        }
        logger.info("stopped")
    }

    private func serve(_ home: Home, lock: String, _ logger: Logger) async throws {
        let settings = DaemonSettings(
            home: home, lock: lock, host: host, controlPlane: try options.connectionString(home),
            gatewayUser: gatewayUser?.userID, socketPath: socket ?? home.socket, keyFiles: home.keyFiles(key),
            engine: engine, docker: docker,
            postgresFolder: postgres, history: history.retention,
            auditExports: auditHead.isEmpty ? [.file(home.auditHead)] : auditHead, pool: pool)
        let loop = try EventLoop()
        defer { loop.stop() }
        var configuration = ServiceGroupConfiguration(
            services: [Daemon(settings: settings, loop: loop, logger: logger)],
            gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: Logger(label: "signals"))
        configuration.maximumGracefulShutdownDuration = Self.patience
        try await ServiceGroup(configuration: configuration).run()
    }
}
