import Model

/// A variable that is to be set.
public struct NewVariable: Equatable, Sendable {
    /// Organisation that owns the app.
    public var org: Name
    /// App whose environment it belongs to.
    public var app: Name
    /// Its name.
    public var name: VariableName
    /// Length of its value, in bytes of UTF-8.
    public var valueBytes: Int
    /// Who asks: a principal's name.
    public var setBy: String

    /// Puts a request together from its parts.
    public init(org: Name, app: Name, name: VariableName, valueBytes: Int, setBy: String) {
        self.org = org
        self.app = app
        self.name = name
        self.valueBytes = valueBytes
        self.setBy = setBy
    }
}
