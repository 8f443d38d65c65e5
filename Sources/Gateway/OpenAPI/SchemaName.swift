/// What answers hold: the schemas that the API's description has a name for.
enum SchemaName: String, CaseIterable {
    case problem, status, event
    case database, databasePage, step, condition, volume, connection
    case login, logins, createdLogin
    case caller, organisation, organisations, createdOrganisation, quota
    case member, members, invitation, invitations, createdInvitation, welcome, token, tokens, createdToken
    case app, apps, variable, variables, deployment
    case auditLine, auditPage, auditVerification

    /// The name in the document: `databasePage` → `DatabasePage`.
    var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    var schema: Schema {
        switch self {
        case .problem: Self.problemSchema
        case .status: .object(["status": .choice(["live", "ready"])])
        case .event: Self.eventSchema
        case .database: Self.databaseSchema
        case .databasePage:
            .object([
                "databases": .array(of: .component(.database)), "nextPageToken": .text().orNull,
                "revision": .integer(),
            ])
        case .step: Self.stepSchema
        case .condition: .object(["type": .text(), "message": .text(), "since": .moment.orNull])
        case .volume: .object(["name": .text(), "retained": .boolean])
        case .connection: Self.connectionSchema
        case .login: Self.loginSchema
        case .logins: .object(["logins": .array(of: .component(.login))])
        case .createdLogin: Self.createdLoginSchema
        case .caller: Self.callerSchema
        case .organisation: Self.organisationSchema
        case .organisations:
            .object(["orgs": .array(of: .component(.organisation)), "quota": Schema.component(.quota).orNull])
        case .createdOrganisation:
            .object([
                "org": .component(.organisation), "invitation": Schema.component(.invitation).orNull,
                "code": Schema.text().orNull.described("in no other answer"),
            ])
        case .quota: .object(["databases": Schema.integer(1).orNull.described("null = no limit")])
        case .member:
            .object(["name": FieldRule.subject.schema, "role": FieldRule.role.schema, "since": .moment.orNull])
        case .members: .object(["members": .array(of: .component(.member))])
        case .invitation: Self.invitationSchema
        case .invitations: .object(["invitations": .array(of: .component(.invitation))])
        case .createdInvitation:
            .object([
                "invitation": .component(.invitation), "code": Schema.text().described("in no other answer"),
            ])
        case .welcome:
            .object([
                "org": FieldRule.name.schema, "member": .component(.member), "issued": .component(.token),
                "token": Schema.text().described("in no other answer"),
            ])
        case .token: Self.tokenSchema
        case .tokens: .object(["tokens": .array(of: .component(.token))])
        case .createdToken:
            .object(["issued": .component(.token), "token": Schema.text().described("in no other answer")])
        case .app:
            .object([
                "org": FieldRule.name.schema, "name": FieldRule.name.schema, "createdAt": .moment.orNull,
                "host": FieldRule.hostName.schema.orNull,
            ])
        case .apps: .object(["apps": .array(of: .component(.app))])
        case .variable:
            .object([
                "name": FieldRule.variableName.schema, "updatedAt": .moment.orNull, "updatedBy": .text().orNull,
            ])
        case .variables: .object(["variables": .array(of: .component(.variable))])
        case .deployment: Self.deploymentSchema
        case .auditLine: Self.auditLineSchema
        case .auditPage:
            .object(["lines": .array(of: .component(.auditLine)), "nextPageToken": .text().orNull])
        case .auditVerification: Self.auditVerificationSchema
        }
    }
}
