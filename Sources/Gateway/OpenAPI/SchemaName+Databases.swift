import Model

extension SchemaName {
    static let databaseSchema = Schema.object([
        "id": FieldRule.databaseID.schema,
        "org": FieldRule.name.schema,
        "app": FieldRule.name.schema,
        "name": FieldRule.name.schema,
        "engineVersion": .text(pattern: "^[1-9][0-9]{0,2}$"),
        "state": .choice(DatabaseState.allCases.map(\.rawValue)),
        "reason": Schema.text().orNull.described("a word for programs"),
        "message": Schema.text().orNull.described("a sentence for people"),
        "since": .moment.orNull,
        "step": Schema.component(.step).orNull,
        "nextAttempt": .moment.orNull,
        "deadline": .moment.orNull,
        "conditions": .array(of: .component(.condition)),
        "host": .text().orNull,
        "port": .integer(1, upTo: 65535).orNull,
        "volume": Schema.component(.volume).orNull,
        "description": .text(),
        "deletionProtection": .boolean,
        "generation": .integer(),
        "revision": .integer(),
        "createdAt": .moment.orNull,
        "createdBy": .text().orNull,
    ])

    /// As a reader of `text/event-stream` takes it apart; `data` is JSON.
    static let eventSchema = Schema.object([
        "event": .choice([
            "snapshot", "synced", "transition", "bookmark", "reset", "interrupted", "resumed", "ended",
        ]),
        "data": .text(),
    ]).and("id", .text().described("EPOCH:REVISION, where the stream can be continued"))

    static let stepSchema = Schema.object([
        "name": .text(),
        "progress": Schema.integer(upTo: 100).described("in percent"),
        "startedAt": .moment.orNull,
        "doneBytes": .integer(),
        "totalBytes": .integer(),
    ])

    static let connectionSchema = Schema.object([
        "dsn": Schema.text().described("the connection string with its password: in no other answer"),
        "username": .text(),
        "host": .text(),
        "port": .integer(1, upTo: 65535),
        "database": .text(),
        "auditId": Schema.text().described("the line of the audit log that records this answer"),
    ])
}
