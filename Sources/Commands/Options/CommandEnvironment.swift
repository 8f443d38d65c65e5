import FoundationEssentials

/// What a command takes from its surroundings.
struct CommandEnvironment: Sendable {
    var variables: [String: String]
    var home: Home

    /// That of this process.
    static var current: CommandEnvironment {
        CommandEnvironment(variables: ProcessInfo.processInfo.environment, home: .current)
    }

    /// A variable's value; `nil` where it is not set or empty.
    subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }
}
