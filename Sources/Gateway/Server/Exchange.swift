import Hummingbird
import HummingbirdCore
import Logging
import Messages
import Model

/// Answers requests: looks them up in the table of routes, asks the daemon and writes what comes of it.
struct Exchange<Caller: RPCCaller>: Sendable {
    private let session: SessionOperations<Caller>
    private let access: AccessOperations<Caller>
    private let organisations: OrganisationOperations<Caller>
    private let apps: AppOperations<Caller>
    private let audit: AuditOperations<Caller>
    private let databases: DatabaseOperations<Caller>
    private let readiness: Readiness<Caller>
    private let watches: WatchExchange<Caller>
    private let bodies: BodyReader
    private let configuration: GatewayConfiguration
    private let metrics: GatewayMetrics
    private let logger: Logger

    init(calls: Caller, streams: Caller, configuration: GatewayConfiguration, metrics: GatewayMetrics, logger: Logger) {
        let timeout = configuration.callTimeout
        session = SessionOperations(client: AccessV1.AccessClient(calls), timeout: timeout)
        access = AccessOperations(client: AccessV1.AccessClient(calls), timeout: timeout)
        organisations = OrganisationOperations(client: AccessV1.OrganisationsClient(calls), timeout: timeout)
        apps = AppOperations(client: AppsV1.AppsClient(calls), timeout: timeout)
        audit = AuditOperations(client: AuditV1.AuditClient(calls), timeout: timeout)
        databases = DatabaseOperations(client: DatabasesV1.DatabasesClient(calls), timeout: timeout)
        readiness = Readiness(caller: calls, timeout: min(timeout, .seconds(2)))
        watches = WatchExchange(
            client: DatabasesV1.DatabasesClient(streams), patience: configuration.streamPatience,
            heartbeat: configuration.heartbeat, logger: logger)
        bodies = BodyReader(timeout: configuration.bodyTimeout)
        self.configuration = configuration
        self.metrics = metrics
        self.logger = logger
    }

    /// Answers one request.
    ///
    /// - Throws: what breaks the connection; everything else becomes an answer.
    func answer(_ request: Request, _ writer: consuming HummingbirdCore.ResponseWriter, peer: String) async throws {
        var random = SystemRandomNumberGenerator()
        let requestID = RequestID.taken(request.headers.value("request-id")) ?? RequestID.fresh(using: &random)
        let arrival = Arrival(request.head, peer: peer, configuration: configuration)
        let record = AccessRecord(request.head, requestID: requestID, arrival: arrival)
        var output = ResponseOutput(writer, isHead: request.method == .head, record: record)
        var operation: Operation?
        defer {
            output.record.write(to: logger)
            metrics.answered(
                request.method.rawValue, operation, status: output.record.status?.code ?? 0, after: output.record.age)
        }
        do {
            var parts = try RequestParts(request.head, requestID: requestID, arrival: arrival)
            operation = parts.operation
            if parts.operation.takesBody {
                let limit =
                    parts.operation == .setVariable ? configuration.variableBodyBytes : configuration.bodyBytes
                parts.body = try await bodies.read(request, limit: limit) { try await output.proceed() }
            }
            try await answer(parts, request.body, &output)
        } catch let problem as Problem {
            try await output.write(problem)
        }
    }

    private func answer(_ parts: RequestParts, _ body: RequestBody, _ output: inout ResponseOutput) async throws {
        let answer: Answer
        switch parts.operation {
        case .watch:
            metrics.changeStreams(by: 1)
            defer { metrics.changeStreams(by: -1) }
            return try await watches.run(parts, body, &output)
        case .liveness: answer = Answer(.ok, .members(["status": .string("live")]))
        case .readiness: answer = try await ask(parts, readiness.check)
        case .openAPI: answer = OpenAPIDocument.answer(parts)
        case .file: answer = try await ask(parts, file)
        case .createSession: answer = try await ask(parts, session.create)
        case .getSession: answer = try await ask(parts, session.get)
        case .deleteSession: answer = try await ask(parts, session.delete)
        case .listApps: answer = try await ask(parts, apps.list)
        case .createApp: answer = try await ask(parts, apps.create)
        case .deleteApp: answer = try await ask(parts, apps.delete)
        case .createDatabase: answer = try await ask(parts, databases.create)
        case .listDatabases: answer = try await ask(parts, databases.list)
        case .getDatabase: answer = try await ask(parts, databases.get)
        case .deleteDatabase: answer = try await ask(parts, databases.delete)
        case .revealDSN: answer = try await ask(parts, databases.reveal)
        case .createTemporaryLogin: answer = try await ask(parts, databases.createLogin)
        case .listTemporaryLogins: answer = try await ask(parts, databases.listLogins)
        case .revokeTemporaryLogin: answer = try await ask(parts, databases.revokeLogin)
        case .rotateCredentials: answer = try await ask(parts, databases.rotate)
        case .undeleteDatabase: answer = try await ask(parts, databases.undelete)
        case .retryDatabase: answer = try await ask(parts, databases.retry)
        case .listVariables: answer = try await ask(parts, apps.listVariables)
        case .setVariable: answer = try await ask(parts, apps.setVariable)
        case .unsetVariable: answer = try await ask(parts, apps.unsetVariable)
        case .createDeployment: answer = try await ask(parts, apps.createDeployment)
        case .listAudit: answer = try await ask(parts, audit.list)
        case .verifyAudit: answer = try await ask(parts, audit.verify)
        case .listOrganisations: answer = try await ask(parts, organisations.list)
        case .createOrganisation: answer = try await ask(parts, organisations.create)
        case .deleteOrganisation: answer = try await ask(parts, organisations.delete)
        case .setQuota: answer = try await ask(parts, organisations.setQuota)
        case .listMembers: answer = try await ask(parts, access.listMembers)
        case .changeMember: answer = try await ask(parts, access.changeMember)
        case .removeMember: answer = try await ask(parts, access.removeMember)
        case .listInvitations: answer = try await ask(parts, access.listInvitations)
        case .createInvitation: answer = try await ask(parts, access.createInvitation)
        case .revokeInvitation: answer = try await ask(parts, access.revokeInvitation)
        case .acceptInvitation: answer = try await ask(parts, access.acceptInvitation)
        case .listTokens: answer = try await ask(parts, access.listTokens)
        case .createToken: answer = try await ask(parts, access.createToken)
        case .revokeToken: answer = try await ask(parts, access.revokeToken)
        }
        try await output.write(answer)
    }

    private func file(_ request: RequestParts) throws(Problem) -> Answer {
        guard let dashboard = configuration.dashboard else { throw Problem.noDashboard }
        return try dashboard.answer(request)
    }

    /// - Throws: `Problem`; `CancellationError`.
    private func ask(_ parts: RequestParts, _ perform: (RequestParts) async throws -> Answer) async throws -> Answer {
        do {
            return try await perform(parts)
        } catch let fault as Fault {
            throw Problem(fault, operation: parts.operation, parameters: parts.parameters)
        } catch let error where !(error is Problem || error is CancellationError) {
            logger.error(
                "an error that nobody foresaw",
                metadata: ["request.id": "\(parts.headers.requestID)", "error": "\(error)"])
            throw Problem.unexpected
        }
    }
}
