import Messages

/// A message of every type, with every field set.
enum Samples {
    static let moment = ProtobufTimestamp(seconds: 1_700_000_000, nanos: 123_456_000)

    static let database = DatabasesV1.Database(
        id: "abcdefghijklmnop", org: "acme", app: "web", name: "main", engineVersion: "16", state: .ready,
        reason: "LoginProven", message: "Größe: 10 µm ✓", since: moment,
        step: .init(name: "login", progressPercent: 50, startedAt: moment), nextAttempt: moment, deadline: moment,
        host: "127.1.2.3", port: 5432, volume: .init(name: "paas-db-abcdefghijklmnop-data", retained: true),
        generation: 3, revision: .max, createdAt: moment, createdBy: "member@acme", description: "for reports",
        deletionProtection: true, attempt: 2)

    static let position = DatabasesV1.Position(epoch: "e1", revision: 300)

    static let transition = DatabasesV1.Transition(
        database: database, from: .provisioning, to: .ready, reason: "LoginProven", at: moment, actor: "provisioner",
        sequence: 7)

    static let all: [any RPCMessage] = databases + watch + frames + [everyType]

    static let everyType = ConformanceV1.EveryType(
        doubleValue: 1.5, floatValue: -2.25, int32Value: -3, int64Value: -4, uint32Value: 5, uint64Value: 6,
        sint32Value: -7, sint64Value: -8, fixed32Value: 9, fixed64Value: 10, sfixed32Value: -11, sfixed64Value: -12,
        boolValue: true, text: "text", data: [0, 1], weekday: .monday, inner: level, between: 19,
        doubles: [1, -0.5], floats: [2], int32s: [-1, 1], int64s: [.min, .max], uint32s: [0, .max], uint64s: [1],
        sint32s: [-1], sint64s: [.min], fixed32s: [1, 2], fixed64s: [3], sfixed32s: [-1], sfixed64s: [-2, 2],
        bools: [true, false], texts: ["", "a"], dataList: [[], [0]], weekdays: [.sunday, .first],
        inners: [level, .init()],
        last: 1, first: .firstMessage(level), second: .secondDouble(0))

    private static let level = ConformanceV1.Level1(
        next: .init(next: .init(name: "deep", numbers: [-1, 1]), names: ["a", ""], weekday: .last), more: [.init()],
        name: "outer")

    private static let databases: [any RPCMessage] = [
        moment, database, database.step ?? .init(), database.volume ?? .init(),
        DatabasesV1.CreateDatabaseRequest(
            org: "acme", app: "web", name: "main", engineVersion: "16", description: "for reports"),
        DatabasesV1.CreateDatabaseResponse(database: database),
        DatabasesV1.GetDatabaseRequest(org: "acme", app: "web", id: "abcdefghijklmnop"),
        DatabasesV1.GetDatabaseResponse(database: database),
        DatabasesV1.ListDatabasesRequest(
            org: "acme", app: "web", pageSize: 10, pageToken: "next", name: "main", showDeleted: true),
        DatabasesV1.ListDatabasesResponse(databases: [database, .init()], nextPageToken: "next", revision: 9),
        DatabasesV1.RevealDSNRequest(org: "acme", app: "web", id: "abcdefghijklmnop"),
        DatabasesV1.RevealDSNResponse(
            dsn: "postgres://app:canary@127.1.2.3:5432/app", username: "app", host: "127.1.2.3", port: 5432,
            database: "app", auditID: "a1"),
        DatabasesV1.DeleteDatabaseRequest(org: "acme", app: "web", id: "abcdefghijklmnop", deleteVolume: true),
        DatabasesV1.DeleteDatabaseResponse(database: database),
        DatabasesV1.UndeleteDatabaseRequest(org: "acme", app: "web", id: "abcdefghijklmnop"),
        DatabasesV1.UndeleteDatabaseResponse(database: database),
    ]

    private static let watch: [any RPCMessage] = [
        position, transition,
        DatabasesV1.WatchStatusRequest(org: "acme", app: "web", id: "abcdefghijklmnop", resume: position),
        DatabasesV1.WatchStatusResponse(epoch: "e1", revision: 3, previous: 2, event: .snapshot(database)),
        DatabasesV1.WatchStatusResponse(epoch: "e1", revision: 3, previous: 2, event: .synced(.init())),
        DatabasesV1.WatchStatusResponse(epoch: "e1", revision: 3, previous: 2, event: .transition(transition)),
        DatabasesV1.WatchStatusResponse(epoch: "e1", revision: 3, previous: 2, event: .bookmark(.init())),
        DatabasesV1.WatchStatusResponse(
            epoch: "e1", revision: 3, previous: 2, event: .reset(.init(reason: "Compacted"))),
        DatabasesV1.Synced(), DatabasesV1.Bookmark(), DatabasesV1.Reset(reason: "EpochChanged"),
    ]

    private static let frames: [any RPCMessage] = [
        RPCV1.Limits(frameBytes: 1, messageBytes: 2, metadataBytes: 3, streams: 4),
        RPCV1.Hello(
            versionMin: 1, versionMax: 1, limits: .init(frameBytes: .max), agent: "test", instanceID: "i",
            initialCreditMessages: 5, initialCreditBytes: 6, features: ["a", "b"]),
        RPCV1.MetadataEntry(key: "token", value: [0, 255, 10]),
        RPCV1.Open(
            timeoutNs: .max, method: "/a.B/C", idempotencyKey: "k", traceparent: "t",
            metadata: [.init(key: "a", value: [0]), .init(key: "a")], initialCreditMessages: 1,
            initialCreditBytes: 2, maxResponseBytes: 3, withoutMessage: true),
        RPCV1.FieldViolation(field: "name", description: "too long"),
        RPCV1.End(
            code: 3, message: "m", reason: "InvalidName", domain: "paas.databases",
            metadata: [.init(key: "k", value: [1])], violations: [.init(field: "name", description: "d")],
            nextSteps: ["try", "", "again"], notProcessed: true),
        RPCV1.Cancel(code: 1), RPCV1.Credit(messages: 1, bytes: .max),
        RPCV1.GoAway(lastStream: 9, code: 1, drainNs: 5, text: "bye"),
    ]
}
