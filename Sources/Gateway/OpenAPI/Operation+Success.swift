extension Operation {
    /// What the operation answers with when it did what was asked.
    var success: Success {
        switch self {
        case .liveness, .readiness: Success(200, .json(.status))
        case .openAPI: Success(200, .anyObject, [.entityTag])
        case .file: Success(200, .text(ContentType.all), [.entityTag])
        case .createSession: Success(200, .json(.caller), [.cookie])
        case .getSession: Success(200, .json(.caller))
        case .deleteSession: Success(204, .none, [.cookie])
        case .listOrganisations: Success(200, .json(.organisations))
        case .createOrganisation: Success(201, .json(.createdOrganisation))
        case .setQuota: Success(200, .json(.quota))
        case .listMembers: Success(200, .json(.members))
        case .changeMember: Success(200, .json(.member))
        case .listInvitations: Success(200, .json(.invitations))
        case .createInvitation: Success(201, .json(.createdInvitation))
        case .acceptInvitation: Success(201, .json(.welcome))
        case .listTokens: Success(200, .json(.tokens))
        case .createToken: Success(201, .json(.createdToken))
        case .listApps: Success(200, .json(.apps))
        case .createApp: Success(201, .json(.app))
        case .createDatabase: Success(201, .json(.database), [.location, .entityTag])
        case .listDatabases: Success(200, .json(.databasePage))
        case .getDatabase: Success(200, .json(.database), [.entityTag])
        case .deleteDatabase, .rotateCredentials, .undeleteDatabase, .retryDatabase:
            Success(202, .json(.database), [.entityTag])
        case .revealDSN: Success(200, .json(.connection))
        case .createTemporaryLogin: Success(201, .json(.createdLogin))
        case .listTemporaryLogins: Success(200, .json(.logins))
        case .listVariables: Success(200, .json(.variables))
        case .setVariable: Success(200, .json(.variable))
        case .createDeployment: Success(201, .json(.deployment))
        case .listAudit: Success(200, .json(.auditPage))
        case .verifyAudit: Success(200, .json(.auditVerification))
        case .watch: Success(200, .events)
        case .deleteOrganisation, .removeMember, .revokeInvitation, .revokeToken, .deleteApp, .unsetVariable,
            .revokeTemporaryLogin:
            Success(204, .none)
        }
    }
}
