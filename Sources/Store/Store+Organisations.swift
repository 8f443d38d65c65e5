import Model
import Postgres

extension Store {
    /// Makes the organisation unless it exists.
    public func ensureOrganisation(_ name: Name) async throws {
        try await execute("insert into organisations (name) values (\(name.rawValue)) on conflict (name) do nothing")
    }

    /// The names of all organisations, in order.
    public func organisations() async throws -> [Name] {
        try await execute("select name from organisations order by name").map { try $0.name("name") }
    }

    static func organisationNotFound(_ org: Name) -> Fault {
        Fault(.notFound, reason: "NotFound", "there is no organisation \(org)", metadata: ["org": org.rawValue])
    }
}
