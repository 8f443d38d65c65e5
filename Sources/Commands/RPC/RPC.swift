import ArgumentParser

/// `paas rpc`
struct RPC: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rpc",
        abstract: "Call any method of a server of the binary protocol, in JSON.",
        discussion: """
            The server itself says which services it has and of what its messages consist. A method is named in full \
            (paas.databases.v1.Databases/ListDatabases) or by the end of its name (ListDatabases).
            """,
        subcommands: [List.self, Describe.self, Call.self, Watch.self])
}
