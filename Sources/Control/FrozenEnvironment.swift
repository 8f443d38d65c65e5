import Model

/// The environment of one deployment, by name.
public struct FrozenEnvironment: Equatable, Sendable {
    /// A variable with its value.
    public struct Entry: Equatable, Sendable {
        /// Its name.
        public let name: VariableName
        /// Its value.
        public let value: Secret
    }

    /// The variables, in order of their names.
    public let entries: [Entry]

    init(_ entries: [Entry]) { self.entries = entries.sorted { $0.name < $1.name } }

    /// All of it in one text, as a process gets it: `NAME=value`, each ended by NUL, which no value holds.
    var block: Secret {
        var text = ""
        for entry in entries { entry.value.reveal { text += "\(entry.name)=\($0)\0" } }
        return Secret(text)
    }
}
