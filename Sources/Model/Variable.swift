/// A variable of an app's environment, without its value.
public struct Variable: Equatable, Sendable {
    /// Its name within the app.
    public var name: VariableName
    /// When it got the value that it has.
    public var updatedAt: Timestamp
    /// Who gave it that value.
    public var updatedBy: String

    /// A variable by its parts.
    public init(name: VariableName, updatedAt: Timestamp, updatedBy: String) {
        self.name = name
        self.updatedAt = updatedAt
        self.updatedBy = updatedBy
    }
}
