/// Environment variables as an engine takes and gives them: `NAME=value`. Values may be secret, so it prints as its
/// names only.
public struct DockerEnvironment: Equatable, Sendable, ExpressibleByArrayLiteral {
    /// `NAME=value` each, in order.
    public var entries: [String]

    /// Takes `NAME=value` entries.
    public init(_ entries: [String] = []) { self.entries = entries }

    /// Takes `NAME=value` entries.
    public init(arrayLiteral entries: String...) { self.entries = entries }

    /// The value of a variable; of the last one where it stands twice, as a process sees it.
    public subscript(name: String) -> String? {
        entries.last { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// The variables' names, in order.
    public var names: [String] { entries.map { String($0.prefix { $0 != "=" }) } }
}

extension DockerEnvironment: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The names only.
    public var description: String { "\(names)" }

    /// The names only.
    public var debugDescription: String { description }

    /// No children, so that `dump` shows no value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
