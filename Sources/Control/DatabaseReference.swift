import Model

/// Names one database in a request; every text is as it came.
public struct DatabaseReference: Equatable, Sendable {
    /// Organisation that owns the app.
    public var org: String
    /// App that the database belongs to.
    public var app: String
    /// The database.
    public var id: String

    /// A database by its organisation, app and id.
    public init(org: String, app: String, id: String) {
        self.org = org
        self.app = app
        self.id = id
    }

    /// The well-formed parts beside the organisation, which the gate has looked at before.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName` and `InvalidID`.
    func checked() throws(Fault) -> (app: Name, id: DatabaseID) {
        var check = RequestCheck()
        let app = check.name(self.app, field: "app")
        let id = check.databaseID(self.id)
        guard let app, let id else { throw check.fault }
        return (app, id)
    }
}
