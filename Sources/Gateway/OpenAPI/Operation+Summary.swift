extension Operation {
    /// What the operation does, in a sentence.
    var summary: String {
        switch self {
        case .liveness: "Says that the gateway runs."
        case .readiness: "Says whether paasd answers on its socket and takes calls."
        case .openAPI: "Describes this API."
        case .file: "A file of the dashboard."
        case .createSession: "Exchanges a token for the cookie that keeps a browser signed in."
        case .getSession: "Says whom the token speaks for, and what it may do."
        case .deleteSession: "Takes the cookie back."
        case .listOrganisations: "Lists the organisations that the caller may see."
        case .createOrganisation: "Makes an organisation and, if wanted, an invitation for its owner. For the operator."
        case .deleteOrganisation:
            "Ends an organisation that has neither databases nor retained volumes. For the operator."
        case .setQuota: "Sets the limits of an organisation or of the installation. For the operator."
        case .listMembers: "Lists the members of an organisation."
        case .changeMember: "Gives a member another role."
        case .removeMember: "Ends a membership and the member's tokens."
        case .listInvitations: "Lists the invitations that can still be accepted, without their codes."
        case .createInvitation: "Invites somebody; the code is in this answer only."
        case .revokeInvitation: "Ends an invitation."
        case .acceptInvitation: "Makes the invited person a member; the code is all that is asked for."
        case .listTokens: "Lists the tokens that are valid, without their texts."
        case .createToken: "Issues a token for a member or a service; its text is in this answer only."
        case .revokeToken: "Ends a token."
        case .listApps: "Lists the apps of an organisation."
        case .createApp: "Makes an app."
        case .deleteApp: "Takes an app away that has neither databases nor retained volumes."
        case .createDatabase: "Asks for a database; it answers at once and the provisioner does the rest."
        case .listDatabases: "Lists an app's databases, page by page."
        case .getDatabase: "Shows a database."
        case .deleteDatabase: "Removes a database's instance; the volume is kept unless it is to be destroyed too."
        case .revealDSN: "Shows the connection string; the audit log has it before it is decrypted."
        case .createTemporaryLogin:
            "Makes a login that ends by itself; its password is in this answer only, and the audit log has it first."
        case .listTemporaryLogins: "Lists the temporary logins that are valid, without their passwords."
        case .revokeTemporaryLogin: "Ends a temporary login and its sessions."
        case .rotateCredentials: "Changes a database's password."
        case .undeleteDatabase: "Brings a deleted database back with its data, its address and its credentials."
        case .retryDatabase: "Begins failed work once more."
        case .listVariables: "Lists an app's variables without their values."
        case .setVariable: "Sets a variable of an app's next deployment."
        case .unsetVariable: "Takes a variable out of an app's next deployment."
        case .createDeployment: "Freezes an app's environment for one deploy; the audit log has it first."
        case .listAudit: "Lists lines of the audit log, page by page."
        case .verifyAudit: "Walks along the audit log's chain and says what does not fit."
        case .watch: "Streams databases as they stand and every change of them, as server-sent events."
        }
    }

    /// What the operation belongs to.
    var tag: String {
        switch self {
        case .liveness, .readiness, .openAPI, .file: "Gateway"
        case .createSession, .getSession, .deleteSession: "Session"
        case .listOrganisations, .createOrganisation, .deleteOrganisation, .setQuota: "Organisations"
        case .listMembers, .changeMember, .removeMember, .listInvitations, .createInvitation, .revokeInvitation,
            .acceptInvitation:
            "Members"
        case .listTokens, .createToken, .revokeToken: "Tokens"
        case .listApps, .createApp, .deleteApp, .listVariables, .setVariable, .unsetVariable, .createDeployment: "Apps"
        case .createDatabase, .listDatabases, .getDatabase, .deleteDatabase, .revealDSN, .rotateCredentials,
            .undeleteDatabase, .retryDatabase, .watch, .createTemporaryLogin, .listTemporaryLogins,
            .revokeTemporaryLogin:
            "Databases"
        case .listAudit, .verifyAudit: "Audit"
        }
    }
}
