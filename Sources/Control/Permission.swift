import Model

/// One row of the permission table: who may take an action.
public struct Permission: Equatable, Sendable {
    /// What the row is about.
    public let action: Action
    /// The least role that may take it; `nil` = no member.
    public let role: Role?
    /// The scope that lets a service token take it; `nil` = no service token.
    public let scope: Scope?

    /// Lets members from a role upwards, and service tokens of a scope, take an action.
    public init(_ action: Action, role: Role?, scope: Scope?) {
        self.action = action
        self.role = role
        self.scope = scope
    }
}
