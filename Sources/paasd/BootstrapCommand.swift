import ArgumentParser
import Control
import EventLoop
import FaultPoints
import Glibc
import LogLines
import Logging
import Model
import Postgres
import Sealing
import Store

/// `paasd bootstrap`: an organisation with an app, members and their tokens.
struct BootstrapCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bootstrap",
        abstract: "Makes an organisation with an app, a member for each role and their tokens.",
        discussion: "What is there already stays, valid tokens too: it may be run again at any time.")

    @OptionGroup var options: HomeOptions

    @Option(help: ArgumentHelp("Name of the organisation.", valueName: "name"))
    var org: String

    @Option(help: ArgumentHelp("Name of its app.", valueName: "name"))
    var app: String

    @Option(
        help: ArgumentHelp(
            "Folder for the token files, one for each of viewer, member, admin, owner and deploy.", valueName: "dir"))
    var tokens: String

    @Option(
        help: ArgumentHelp(
            "Name of the host that a new app lives on. Default: the home's own, else the machine's name.",
            valueName: "name"))
    var host: HostName?

    @Option(help: ArgumentHelp("File of the key. Default: key in the home.", valueName: "path"))
    var key: String?

    /// How long the control plane may take to come up.
    private static let patience = Duration.seconds(60)

    func run() async throws {
        LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
        try FaultArming.arm(Logger(label: "faults"))
        let home = try Home(options.home)
        let org = try Self.name(org, option: "--org")
        let app = try Self.name(app, option: "--app")
        try makeFolder(tokens, mode: 0o700)
        let loop = try EventLoop()
        defer { loop.stop() }
        let pool = PostgresPool(
            connectionString: try options.connectionString(home), loop: loop, size: 1,
            applicationName: "paasd bootstrap")
        let store = Store(pool: pool)
        do {
            let start = ControlPlaneStart(store: store, loop: loop, logger: Logger(label: "bootstrap"))
            try await start.migrate(within: Self.patience)
            try await openAuditChain(store, home)
            let host = try await host(of: app, in: org, home, store)
            try await bootstrap(
                Bootstrap(store: store, actor: "local:uid=\(getuid())"), org: org, app: app, host: host)
        } catch {
            await pool.close()
            throw error
        }
        await pool.close()
    }

    /// What is written from here on counts only with the key, once a daemon has begun the chains.
    private func openAuditChain(_ store: Store, _ home: Home) async throws {
        guard try await store.hasAuditChain() else { return }
        let files = home.keyFiles(key)
        guard let keyring = try files.keyring() else {
            try await store.openAuditChain(Vault(sealedBecause: "the key file \(files.path) is missing"))
            return
        }
        try await store.openAuditChain(Vault(keyring))
    }

    /// Where the app lives: on the host that is named, else where it is already, else on the home's own.
    private func host(of app: Name, in org: Name, _ home: Home, _ store: Store) async throws -> HostName? {
        if let host { return host }
        let record = HostRecord(path: home.hostRecord)
        let name = try record.name(wanted: nil)
        // A control plane from before there were hosts has one without a name, which becomes this one.
        try await store.ensureHost(name)
        try record.write(name)
        return try await store.hasApp(org: org, app: app) ? nil : name
    }

    private func bootstrap(_ bootstrap: Bootstrap, org: Name, app: Name, host: HostName?) async throws {
        try await bootstrap.ensureOrganisation(org, app: app, host: host)
        FaultPoint.reached("bootstrap.organised")
        for holder in BootstrapHolder.allCases {
            let file = TokenFile(path: "\(tokens)/\(holder.rawValue)")
            guard let token = try await bootstrap.token(for: holder, in: org, existing: try file.read()) else {
                print("\(file.path): kept")
                continue
            }
            FaultPoint.reached("token.issued")
            try file.write(token)
            print("\(file.path): issued")
        }
    }

    private static func name(_ text: String, option: String) throws -> Name {
        guard let name = Name(text) else { throw ValidationError("\(option) must be \(Name.grammar)") }
        return name
    }
}
