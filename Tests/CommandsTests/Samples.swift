import Messages

enum Samples {
    static let moment = ProtobufTimestamp(seconds: 1_772_368_200, nanos: 1_000)

    static let database = DatabasesV1.Database(
        id: "abcdefghijklmnop", org: "acme", app: "web", name: "main", engineVersion: "16", state: .ready,
        reason: "LoginProven", since: moment, host: "127.1.2.3", port: 5432,
        volume: .init(name: "paas-db-abcdefghijklmnop-data"), generation: 1, revision: 7, createdAt: moment,
        createdBy: "member@acme")

    static func database(_ name: String, _ state: DatabasesV1.State, id: Character = "a") -> DatabasesV1.Database {
        .init(id: String(repeating: id, count: 16), name: name, state: state)
    }
}
