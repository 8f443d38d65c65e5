/// What a request may hold: the gateway takes nothing else, and the API's description says the same.
extension Operation {
    /// Query parameters that are understood; any other is refused.
    var query: [QueryParameter] {
        switch self {
        case .listDatabases: [.pageSize, .pageToken, .name, .showDeleted]
        case .deleteDatabase: [.deleteVolume]
        case .listAudit:
            [
                .since, .until, .actor, .action, .outcome, .app, .databaseId, .pageSize, .pageToken, .oldestFirst,
            ]
        default: []
        }
    }

    /// Fields of the JSON body that are understood; any other is refused.
    var body: [BodyField] {
        switch self {
        case .createSession: [.required("token", .token)]
        case .createOrganisation: [.required("name", .name), .optional("owner", .subject)]
        case .setQuota: [.required("databases", .limit)]
        case .changeMember: [.required("role", .role)]
        case .createInvitation: [.required("name", .subject), .required("role", .role)]
        case .acceptInvitation: [.required("name", .subject), .required("code", .code)]
        case .createToken:
            [
                .optional("member", .subject), .optional("service", .name), .optional("scopes", .scopes),
                .optional("lifetimeSeconds", .lifetime),
            ]
        case .createApp: [.required("name", .name), .optional("host", .hostName)]
        case .createDatabase:
            [
                .required("name", .name), .optional("engineVersion", .engineVersion),
                .optional("description", .description),
            ]
        case .createTemporaryLogin: [.optional("lifetimeSeconds", .loginLifetime)]
        case .rotateCredentials: [.required("mode", .rotationMode)]
        case .setVariable: [.required("value", .variableValue)]
        case .liveness, .readiness, .openAPI, .file, .getSession, .deleteSession, .listOrganisations,
            .deleteOrganisation, .listMembers, .removeMember, .listInvitations, .revokeInvitation, .listTokens,
            .revokeToken, .listApps, .deleteApp, .listDatabases, .getDatabase, .deleteDatabase, .revealDSN,
            .undeleteDatabase, .retryDatabase, .listVariables, .unsetVariable, .createDeployment, .listAudit,
            .verifyAudit, .watch, .listTemporaryLogins, .revokeTemporaryLogin:
            []
        }
    }

    /// The body's schema.
    var bodySchema: Schema {
        switch self {
        // A member's role says what its token allows; a service's token has scopes.
        case .createToken:
            .oneOf([
                .body([
                    .required("member", .subject), .optional("scopes", .noScopes),
                    .optional("lifetimeSeconds", .lifetime),
                ]),
                .body([
                    .required("service", .name), .required("scopes", .scopes),
                    .optional("lifetimeSeconds", .lifetime),
                ]),
            ])
        default: .body(body)
        }
    }

    /// What the API calls a field of the daemon's request: what is deleted is named by the path.
    func parameter(ofField field: String) -> String {
        switch (self, field) {
        case (.deleteOrganisation, "name"): "org"
        case (.deleteApp, "name"): "app"
        default: field
        }
    }

    /// What a parameter of the path may be.
    func rule(ofParameter name: String) -> FieldRule {
        switch (self, name) {
        case (.changeMember, "name"), (.removeMember, "name"): .subject
        case (.setVariable, "name"), (.unsetVariable, "name"): .variableName
        case (.revokeInvitation, "id"), (.revokeToken, "id"): .number
        // A temporary login's id is of the same kind as its database's.
        case (_, "id"), (_, "loginId"): .databaseID
        case (.file, _): .file
        default: .name
        }
    }
}
