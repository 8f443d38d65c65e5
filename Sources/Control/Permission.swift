import Model

/// One row of the permission table: who may take an action.
public struct Permission: Equatable, Sendable {
    /// Which service tokens may take an action.
    public enum Service: Equatable, Sendable {
        /// Those with a scope.
        case scope(Scope)
        /// All that are valid.
        case any
        /// None.
        case never
    }

    /// What the row is about.
    public let action: Action
    /// The least role that may take it; `nil` = no member.
    public let role: Role?
    /// Which service tokens may take it.
    public let service: Service
    /// Whether the installation's operator may take it.
    public let isOperators: Bool

    /// Lets members from a role upwards, some service tokens and perhaps the operator take an action.
    public init(_ action: Action, role: Role?, service: Service, operator isOperators: Bool = false) {
        self.action = action
        self.role = role
        self.service = service
        self.isOperators = isOperators
    }
}
