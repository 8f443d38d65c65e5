extension SchemaName {
    /// RFC 9457.
    static let problemSchema = Schema.object([
        "type": .text(),
        "title": .text(),
        "status": .integer(400, upTo: 599),
        "detail": .text(),
        "reason": Schema.text().described("a word for programs"),
        "requestId": .text(),
        "errors": Schema.array(of: .object(["pointer": .text(), "detail": .text()])).described(
            "/name in the body, ?name in the query, {name} in the path"),
        "nextSteps": .array(of: .text()),
    ])

    static let loginSchema = Schema.object([
        "id": FieldRule.databaseID.schema,
        "username": .text(),
        "createdBy": .text(),
        "createdAt": .moment.orNull,
        "expiresAt": .moment.orNull,
        "auditId": Schema.text().described("the line of the audit log that records the answer with its password"),
    ])

    static let createdLoginSchema = Schema.object([
        "login": .component(.login),
        "dsn": Schema.text().described("the connection string with its password: in no other answer"),
        "host": .text(),
        "port": .integer(1, upTo: 65535),
        "database": .text(),
    ])

    static let deploymentSchema = Schema.object([
        "id": .text(),
        "createdAt": .moment.orNull,
        "createdBy": .text().orNull,
        "databaseId": FieldRule.databaseID.schema.orNull,
        "credentialVersion": .integer(1).orNull,
        "conditions": .array(of: .object(["type": .text(), "message": .text()])),
        "environment": Schema.map(of: .text()).described("in no other answer"),
        "auditId": .text(),
    ])

    static let auditLineSchema = Schema.object([
        "id": .text(),
        "at": .moment.orNull,
        "actor": .text(),
        "tokenId": .text().orNull,
        "action": .text(),
        "org": .text().orNull,
        "app": .text().orNull,
        "databaseId": .text().orNull,
        "outcome": FieldRule.outcome.schema,
        "reason": .text().orNull,
        "requestId": .text().orNull,
        "peer": .text().orNull,
        "origin": .text().orNull,
        "suppressed": .integer(),
        "seq": .integer(1).orNull,
        "hash": .text().orNull,
    ])

    static let auditVerificationSchema = Schema.object([
        "isWhole": .boolean,
        "lines": .integer(),
        "unsealed": .integer(),
        "isCompared": .boolean,
        "findings": .array(
            of: .object([
                "reason": .text(), "seq": .integer(1).orNull, "lineId": .text().orNull, "message": .text(),
            ])),
    ])
}
