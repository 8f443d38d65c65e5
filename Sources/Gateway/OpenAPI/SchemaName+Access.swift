import Model

extension SchemaName {
    static let callerSchema = Schema.object([
        "name": .text(),
        "org": FieldRule.name.schema.orNull,
        "role": .text().orNull,
        "scopes": .array(of: .choice(Scope.allCases.map(\.rawValue))),
        "actions": .array(of: .text()),
    ])

    static let organisationSchema = Schema.object([
        "name": FieldRule.name.schema,
        "createdAt": .moment.orNull,
        "apps": .integer(),
        "databases": Schema.integer().described("those whose volumes are retained too"),
        "quota": Schema.component(.quota).orNull,
    ])

    static let invitationSchema = Schema.object([
        "id": FieldRule.number.schema,
        "name": FieldRule.subject.schema,
        "role": FieldRule.role.schema,
        "createdAt": .moment.orNull,
        "createdBy": .text().orNull,
        "expiresAt": .moment.orNull,
    ])

    static let tokenSchema = Schema.object([
        "id": FieldRule.number.schema,
        "member": FieldRule.subject.schema.orNull,
        "service": FieldRule.name.schema.orNull,
        "scopes": .array(of: .choice(Scope.allCases.map(\.rawValue))),
        "createdAt": .moment.orNull,
        "createdBy": .text().orNull,
        "expiresAt": .moment.orNull,
    ])
}
