import Model
import Sealing

/// A deployment that is to be recorded.
public struct NewDeployment: Equatable, Sendable {
    /// A fresh identifier.
    public var id: DeploymentID
    /// Organisation that owns the app.
    public var org: Name
    /// The app.
    public var app: Name
    /// Who asks: a principal's name.
    public var createdBy: String
    /// The database that the platform's `DATABASE_URL` names, and which of its passwords.
    public var credential: Deployment.Credential?
    /// Why the platform has set no `DATABASE_URL`.
    public var conditions: [Condition]
    /// The frozen environment.
    public var environment: SealedSecret

    /// Puts a deployment together from its parts.
    public init(
        id: DeploymentID, org: Name, app: Name, createdBy: String, credential: Deployment.Credential?,
        conditions: [Condition], environment: SealedSecret
    ) {
        self.id = id
        self.org = org
        self.app = app
        self.createdBy = createdBy
        self.credential = credential
        self.conditions = conditions
        self.environment = environment
    }
}
