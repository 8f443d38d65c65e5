import Messages
import Model

/// The platform's services, typed.
///
/// A value that may be copied and used from any number of tasks; calls share one connection.
public struct PaasClient<Transport: RPCCaller>: Sendable {
    /// Managed databases. Its calls throw `Fault`.
    public let databases: DatabasesV1.DatabasesClient<AuthorisedCaller<Transport>>
    /// Apps, their variables and deployments. Its calls throw `Fault`.
    public let apps: AppsV1.AppsClient<AuthorisedCaller<Transport>>
    /// Whom the token speaks for; members, invitations and tokens of organisations. Its calls throw `Fault`.
    public let access: AccessV1.AccessClient<AuthorisedCaller<Transport>>
    /// The audit log. Its calls throw `Fault`.
    public let audit: AuditV1.AuditClient<AuthorisedCaller<Transport>>
    /// Organisations; the operator of the machine needs no token. Its calls throw `Fault`.
    public let organisations: AccessV1.OrganisationsClient<AuthorisedCaller<Transport>>
    /// The installation as its operator sees it; needs no token. Its calls throw `Fault`.
    public let operations: OperationsV1.OperationsClient<AuthorisedCaller<Transport>>

    /// Deadline of unary calls that name none.
    public static var standardTimeout: Duration { .seconds(15) }

    /// A client whose calls a transport carries.
    ///
    /// - Parameters:
    ///   - token: bearer token of the user or service that the calls act for.
    ///   - timeout: of unary calls that name none; `nil` = no limit.
    public init(transport: Transport, token: Secret?, timeout: Duration? = Self.standardTimeout) {
        let caller = AuthorisedCaller(transport, token: token, timeout: timeout)
        databases = .init(caller)
        apps = .init(caller)
        access = .init(caller)
        audit = .init(caller)
        organisations = .init(caller)
        operations = .init(caller)
    }

    /// Follows databases: a snapshot, then every change, for ever. A lost connection is said and mended.
    ///
    /// - Parameters:
    ///   - org: `nil` = all that the caller may see.
    ///   - app: an app of the organisation; `nil` = all.
    ///   - id: one database of the app; `nil` = all.
    ///   - position: continues after this place; `nil` = begins with a snapshot.
    public func watch(
        org: String? = nil, app: String? = nil, id: String? = nil, from position: Position? = nil
    ) -> DatabaseWatch<AuthorisedCaller<Transport>> {
        DatabaseWatch(
            client: databases,
            request: DatabasesV1.WatchStatusRequest(org: org ?? "", app: app ?? "", id: id ?? ""),
            resumption: WatchResumption(position: position), pause: { try await Task.sleep(for: $0) })
    }
}
