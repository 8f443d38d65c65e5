import Model
import Store

/// A variable that a caller wants to be gone; every text is as it came.
public struct UnsetVariable: Equatable, Sendable {
    /// The app whose environment it belongs to.
    public var app: AppReference
    /// Its name.
    public var name: String

    /// A wish by its parts.
    public init(app: AppReference, name: String) {
        self.app = app
        self.name = name
    }
}

extension Control {
    /// Takes a variable out of an app's environment. Deployments that were made before keep what they froze.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, and those of the gate.
    public func unsetVariable(_ request: UnsetVariable, caller: Caller) async throws {
        let permit = try await permit(.unsetVariable, in: request.app.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.app.app, field: "app")
        let name = check.variableName(request.name)
        guard let app, let name else { throw check.fault }
        try await store.unsetVariable(
            name, org: permit.org, app: app, audit: permit.audit(caller, app: app, about: name.rawValue))
    }
}
