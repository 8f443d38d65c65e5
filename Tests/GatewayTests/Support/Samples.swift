import Messages

@testable import Gateway

/// Messages that the tests send about.
enum Samples {
    static let id = "abcdefghijklmnop"
    static let app = "/api/orgs/acme/apps/web"
    static let databases = app + "/databases"

    static func database(_ state: DatabasesV1.State = .provisioning, revision: UInt64 = 7) -> DatabasesV1.Database {
        DatabasesV1.Database(
            id: id, org: "acme", app: "web", name: "reporting", engineVersion: "15", state: state, reason: "Accepted",
            since: ProtobufTimestamp(seconds: 1_772_368_200, nanos: 1000),
            step: DatabasesV1.Step(
                name: "volume", progressPercent: 40, startedAt: ProtobufTimestamp(seconds: 1_772_368_201, nanos: 0)),
            volume: DatabasesV1.Volume(name: "paas-db-\(id)-data", retained: false), generation: 1, revision: revision,
            createdAt: ProtobufTimestamp(seconds: 1_772_368_200, nanos: 0), createdBy: "member@acme")
    }

    static func event(
        _ event: DatabasesV1.WatchStatusResponse.Event, revision: UInt64, previous: UInt64 = 0
    ) throws -> [UInt8] {
        try DatabasesV1.WatchStatusResponse(epoch: "e1", revision: revision, previous: previous, event: event).encoded()
    }

    static func transition(_ from: DatabasesV1.State, _ to: DatabasesV1.State) -> DatabasesV1.Transition {
        DatabasesV1.Transition(
            database: database(to), from: from, to: to, reason: "Ready",
            at: ProtobufTimestamp(seconds: 1_772_368_205, nanos: 0), actor: "provisioner", sequence: 4)
    }

    /// The member of a JSON text at a path of names.
    static func member(_ text: String, _ path: String...) throws -> JSONValue? {
        var value: JSONValue? = try JSONParser.parse(Array(text.utf8))
        for name in path {
            switch value {
            case .object(let members): value = members.first { $0.name == name }?.value
            case .array(let elements): value = Int(name).flatMap { $0 < elements.count ? elements[$0] : nil }
            default: return nil
            }
        }
        return value
    }
}
