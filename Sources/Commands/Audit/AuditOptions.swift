import ArgumentParser
import Messages
import Model
import PaasClient

/// Whose audit log a command is about.
struct AuditOptions: ParsableArguments {
    @Option(help: "Organisation; PAAS_ORG if it is not given.")
    var org: String?

    @Flag(help: "The installation's own lines, for the operator: root, or the user that paasd runs as.")
    var installation = false

    @OptionGroup var connection: ConnectionOptions

    /// Lends a client and the organisation's name, empty for the installation, to the body.
    ///
    /// - Throws: `CommandFailure` when something is missing, `Fault`, and what the body throws.
    func with<Result: Sendable>(_ body: (SocketClient, String) async throws -> Result) async throws -> Result {
        let environment = CommandEnvironment.current
        let org = installation ? "" : self.org ?? environment["PAAS_ORG"]
        guard let org else { throw CommandFailure(.usage, "No organisation: give --org, or set PAAS_ORG.") }
        let token = installation ? nil : try connection.token(in: environment)
        return try await SocketClient.with(
            socketPath: connection.socketPath(in: environment), token: token, agent: "paas"
        ) { try await body($0, org) }
    }
}

/// Which lines of the audit log are wanted.
struct AuditFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Lines from this moment on, in UTC: 2026-03-01T12:30:00Z.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Lines before this moment.", valueName: "moment"))
    var until: String?

    @Option(help: "Only lines of this actor: member@acme.")
    var actor: String?

    @Option(help: "Only lines of this action: databases.reveal.")
    var action: String?

    @Option(help: "Only what was allowed, or what was denied.")
    var outcome: String?

    @Option(help: "Only lines about this app.")
    var app: String?

    @Option(help: ArgumentHelp("Only lines about the database with this id.", valueName: "id"))
    var database: String?

    /// - Throws: `CommandFailure` that names what can't be read.
    func request(org: String) throws(CommandFailure) -> AuditV1.ListAuditRequest {
        AuditV1.ListAuditRequest(
            org: org, since: try Self.moment(since, "--since"), until: try Self.moment(until, "--until"),
            actor: actor ?? "", action: action ?? "", outcome: outcome ?? "", app: app ?? "",
            databaseID: database ?? "")
    }

    private static func moment(_ text: String?, _ option: String) throws(CommandFailure) -> ProtobufTimestamp? {
        guard let text else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw CommandFailure(.usage, "\(option) \(text) is no moment in UTC such as 2026-03-01T12:30:00Z.")
        }
        return ProtobufTimestamp(moment)
    }
}
