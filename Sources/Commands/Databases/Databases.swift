import ArgumentParser

/// `paas databases`
struct Databases: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Managed PostgreSQL databases of an app.",
        discussion: "A database is named by its id or by its name.",
        subcommands: [
            Create.self, List.self, Show.self, Watch.self, Wait.self, Reveal.self, Login.self, Logins.self,
            RevokeLogin.self, Rotate.self, Delete.self, Undelete.self, Retry.self,
        ])
}
