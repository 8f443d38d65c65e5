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

    /// Takes a block apart again.
    ///
    /// - Throws: `Fault` (`SecretUnreadable`) for a text that is none.
    init(block: Secret) throws(Fault) {
        let entries = block.reveal { text in
            text.split(separator: "\0").map { line -> Entry? in
                guard let end = line.firstIndex(of: "="), let name = VariableName(String(line[..<end])) else {
                    return nil
                }
                return Entry(name: name, value: Secret(String(line[line.index(after: end)...])))
            }
        }
        guard !entries.contains(nil) else {
            throw Fault(
                .dataLoss, reason: "SecretUnreadable", "a frozen environment in the control plane can't be read")
        }
        self.init(entries.compactMap { $0 })
    }

    /// All of it in one text, as a process gets it: `NAME=value`, each ended by NUL, which no value holds.
    var block: Secret {
        var text = ""
        for entry in entries { entry.value.reveal { text += "\(entry.name)=\($0)\0" } }
        return Secret(text)
    }
}
