/// How much an organisation, or the installation, may have.
public struct Quota: Equatable, Sendable {
    /// Most databases, with those whose volumes are retained; `nil` = as many as there is room for.
    public var databases: Int?

    /// Sets the limits.
    public init(databases: Int? = nil) { self.databases = databases }
}
