import Model
import Sealing
import Store

/// A variable that a caller wants to set; every text is as it came.
public struct SetVariable: Equatable, Sendable {
    /// The app whose environment it belongs to.
    public var app: AppReference
    /// Its name.
    public var name: String
    /// Its value.
    public var value: Secret

    /// A wish by its parts.
    public init(app: AppReference, name: String, value: Secret) {
        self.app = app
        self.name = name
        self.value = value
    }
}

extension Control {
    /// Sets a variable of an app, or changes it. Deployments that were made before keep what they froze.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `InvalidValue`, `NotFound`, `QuotaExceeded`, and those of the
    ///   gate.
    public func setVariable(_ request: SetVariable, caller: Caller) async throws -> Variable {
        let permit = try await permit(.setVariable, in: request.app.org, caller: caller)
        var check = RequestCheck()
        let app = check.name(request.app.app, field: "app")
        let name = check.variableName(request.name)
        let bytes = check.variableValue(request.value)
        guard let app, let name, let bytes else { throw check.fault }
        let new = NewVariable(org: permit.org, app: app, name: name, valueBytes: bytes, setBy: permit.principal.name)
        let audit = permit.audit(caller, app: app, about: name.rawValue)
        return try await store.setVariable(new, audit: audit) { version in
            try await keeper.seal(request.value, for: .variable(name, of: app, in: permit.org, version: version))
        }
    }
}

extension SealingContext {
    /// What a variable's value is bound to.
    static func variable(_ name: VariableName, of app: Name, in org: Name, version: Int) -> SealingContext {
        SealingContext(organisation: org, app: app, name: name.rawValue, kind: .variable, version: version)
    }
}
