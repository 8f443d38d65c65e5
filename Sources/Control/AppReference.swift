import Model

/// Names one app in a request; every text is as it came.
public struct AppReference: Equatable, Sendable {
    /// Organisation that owns the app.
    public var org: String
    /// The app.
    public var app: String

    /// An app by its organisation and name.
    public init(org: String, app: String) {
        self.org = org
        self.app = app
    }

    /// The app's name, if it is well formed; the gate has looked at the organisation's before.
    ///
    /// - Throws: `Fault` with the reason `InvalidName`.
    func checked() throws(Fault) -> Name {
        var check = RequestCheck()
        guard let app = check.name(app, field: "app") else { throw check.fault }
        return app
    }
}
