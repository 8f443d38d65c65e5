/// Something that a caller may or may not do: what the permission table has a row for.
///
/// An action is a method, except that a delete which takes the volume along is an action of its own.
public enum Action: String, Sendable, CaseIterable {
    /// Records a new database.
    case createDatabase = "CreateDatabase"
    /// Shows one database.
    case getDatabase = "GetDatabase"
    /// Lists the databases of an app.
    case listDatabases = "ListDatabases"
    /// Gives out a connection string.
    case revealDSN = "RevealDSN"
    /// Makes a login that ends by itself, and gives it out.
    case createTemporaryLogin = "CreateTemporaryLogin"
    /// Lists the temporary logins of a database.
    case listTemporaryLogins = "ListTemporaryLogins"
    /// Ends a temporary login.
    case revokeTemporaryLogin = "RevokeTemporaryLogin"
    /// Changes the password of a database's app.
    case rotateCredentials = "RotateCredentials"
    /// Deletes a database and keeps its volume.
    case deleteDatabase = "DeleteDatabase"
    /// Deletes a database and destroys its volume.
    case destroyVolume = "DeleteDatabase with deleteVolume"
    /// Brings a deleted database back.
    case undeleteDatabase = "UndeleteDatabase"
    /// Has a failed database tried again.
    case retryDatabase = "RetryDatabase"
    /// Watches databases.
    case watchStatus = "WatchStatus"
    /// Makes an app.
    case createApp = "CreateApp"
    /// Takes an app away.
    case deleteApp = "DeleteApp"
    /// Lists the apps of an organisation.
    case listApps = "ListApps"
    /// Lists the variables of an app, without their values.
    case listVariables = "ListVariables"
    /// Sets a variable of an app.
    case setVariable = "SetVariable"
    /// Removes a variable of an app.
    case unsetVariable = "UnsetVariable"
    /// Freezes an app's environment for a deploy, and gives it out.
    case createDeployment = "CreateDeployment"
    /// Lists lines of an organisation's audit log.
    case listAudit = "ListAudit"
    /// Looks whether an organisation's audit log is as it was written.
    case verifyAudit = "VerifyAudit"
    /// Says whom the caller's token speaks for.
    case getCaller = "GetCaller"
    /// Makes a session out of the caller's token.
    case createSession = "CreateSession"
    /// Ends the caller's session.
    case deleteSession = "DeleteSession"
    /// Lists the organisations that the caller may see.
    case listOrganisations = "ListOrganisations"
    /// Lists the members of an organisation.
    case listMembers = "ListMembers"
    /// Gives a member another role.
    case changeMember = "ChangeMember"
    /// Ends a membership.
    case removeMember = "RemoveMember"
    /// Lists the invitations that can still be accepted.
    case listInvitations = "ListInvitations"
    /// Invites somebody.
    case createInvitation = "CreateInvitation"
    /// Ends an invitation.
    case revokeInvitation = "RevokeInvitation"
    /// Lists the tokens of an organisation.
    case listTokens = "ListTokens"
    /// Issues a token for a member or a service of the organisation.
    case createToken = "CreateToken"
    /// Ends a token of the organisation.
    case revokeToken = "RevokeToken"
    /// Makes an organisation.
    case createOrganisation = "CreateOrganisation"
    /// Ends an organisation.
    case deleteOrganisation = "DeleteOrganisation"
    /// Sets the limits of an organisation or of the installation.
    case setQuota = "SetQuota"

    /// A secret is opened for it, or written, at once or later.
    var needsKey: Bool {
        switch self {
        case .createDatabase, .revealDSN, .rotateCredentials, .undeleteDatabase, .retryDatabase, .setVariable,
            .createDeployment, .createTemporaryLogin:
            true
        case .getDatabase, .listDatabases, .deleteDatabase, .destroyVolume, .watchStatus, .createApp, .deleteApp,
            .listApps, .listVariables, .unsetVariable, .listAudit, .verifyAudit, .getCaller, .createSession,
            .deleteSession, .listOrganisations, .listMembers, .changeMember, .removeMember, .listInvitations,
            .createInvitation, .revokeInvitation, .listTokens, .createToken, .revokeToken, .createOrganisation,
            .deleteOrganisation, .setQuota, .listTemporaryLogins, .revokeTemporaryLogin:
            false
        }
    }

    /// The action's name in the audit log.
    public var auditName: String {
        switch self {
        case .createDatabase: "databases.create"
        case .getDatabase: "databases.get"
        case .listDatabases: "databases.list"
        case .revealDSN: "databases.reveal"
        case .createTemporaryLogin: "logins.create"
        case .listTemporaryLogins: "logins.list"
        case .revokeTemporaryLogin: "logins.revoke"
        case .rotateCredentials: "databases.rotate"
        case .deleteDatabase: "databases.delete"
        case .destroyVolume: "databases.destroy"
        case .undeleteDatabase: "databases.undelete"
        case .retryDatabase: "databases.retry"
        case .watchStatus: "databases.watch"
        case .createApp: "apps.create"
        case .deleteApp: "apps.delete"
        case .listApps: "apps.list"
        case .listVariables: "variables.list"
        case .setVariable: "variables.set"
        case .unsetVariable: "variables.unset"
        case .createDeployment: "deployments.create"
        case .listAudit: "audit.list"
        case .verifyAudit: "audit.verify"
        case .getCaller: "access.caller"
        case .createSession: "sessions.create"
        case .deleteSession: "sessions.delete"
        case .listOrganisations: "organisations.list"
        case .listMembers: "members.list"
        case .changeMember: "members.change"
        case .removeMember: "members.remove"
        case .listInvitations: "invitations.list"
        case .createInvitation: "invitations.create"
        case .revokeInvitation: "invitations.revoke"
        case .listTokens: "tokens.list"
        case .createToken: "tokens.create"
        case .revokeToken: "tokens.revoke"
        case .createOrganisation: "organisations.create"
        case .deleteOrganisation: "organisations.delete"
        case .setQuota: "quotas.set"
        }
    }
}
