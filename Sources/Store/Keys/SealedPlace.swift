import Model
import Postgres
import Sealing

/// A table with sealed secrets, as far as wrapping them anew needs to know it.
public struct SealedPlace: Sendable {
    /// The table.
    let table: String
    /// The columns of the table `t` that tell its rows apart, as texts, joined by commas.
    let keys: [String]
    /// What `t` is joined with.
    let joins: String
    /// Expressions for the context: organisation, subject, kind.
    let organisation: String
    let subject: String
    let kind: SecretKind

    /// All of them.
    public static let all = [credentials, variables, deployments, ownKeys]

    /// Passwords, also those of the warm pool, which are numbered 0 and nobody's.
    static let credentials = SealedPlace(
        table: "credentials", keys: ["t.database_id", "t.kind"],
        joins: "join databases d on d.id = t.database_id left join organisations o on o.id = d.organisation_id",
        organisation: "case when t.version = 0 then 'pool' else coalesce(o.name, 'pool') end",
        subject: "t.database_id", kind: .appPassword)

    static let variables = SealedPlace(
        table: "variables", keys: ["t.app_id::text", "t.name"],
        joins: "join apps a on a.id = t.app_id join organisations o on o.id = t.organisation_id",
        organisation: "o.name", subject: "a.name || '/' || t.name", kind: .variable)

    static let deployments = SealedPlace(
        table: "deployments", keys: ["t.id", "''::text"],
        joins: "join apps a on a.id = t.app_id join organisations o on o.id = t.organisation_id",
        organisation: "o.name", subject: "a.name || '/' || t.id", kind: .deployment)

    /// The installation's own.
    static let ownKeys = SealedPlace(
        table: "wrapped_keys", keys: ["t.name", "''::text"], joins: "", organisation: "'\(ChainKey.owner)'",
        subject: "t.name", kind: .chainKey)
}

/// One row of such a table.
public struct SealedRow: Sendable {
    /// Tells it apart, within its table.
    public let key: [String]
    /// What its secret is bound to.
    public let context: SealingContext
    /// Its secret.
    public let secret: SealedSecret
}
