extension Migration {
    /// Members, invitations, scopes of tokens, quotas.
    static let access = Migration(number: 9, name: "access", statements: [])
}
