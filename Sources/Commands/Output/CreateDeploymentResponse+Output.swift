import Messages

extension AppsV1.CreateDeploymentResponse {
    /// The same members as in the REST API.
    var json: JSON {
        let deployment = deployment ?? .init()
        return .members([
            "id": .string(deployment.id), "createdAt": deployment.createdAt.json,
            "createdBy": .text(deployment.createdBy), "databaseId": .text(deployment.databaseID),
            "credentialVersion": deployment.credentialVersion == 0 ? .null : .integer(deployment.credentialVersion),
            "conditions": .array(
                deployment.conditions.map { .members(["type": .string($0.type), "message": .string($0.message)]) }),
            "environment": .object(environment.map { JSON.Member(name: $0.name, value: .string($0.value)) }),
            "auditId": .string(auditID),
        ])
    }

    /// What a person wants to see, without values; what there is not is left out.
    var pairs: [(name: String, value: String)] {
        let deployment = deployment ?? .init()
        let credential = deployment.credentialVersion == 0 ? "" : " (password \(deployment.credentialVersion))"
        let pairs: [(name: String, value: String)] = [
            ("id", deployment.id), ("created", deployment.createdAt?.shortText ?? ""),
            ("created by", deployment.createdBy),
            ("database", deployment.databaseID.isEmpty ? "" : deployment.databaseID + credential),
            ("conditions", deployment.conditions.map(\.type).joined(separator: ", ")),
            ("variables", environment.map(\.name).joined(separator: ", ")), ("audit id", auditID),
        ]
        return pairs.filter { !$0.value.isEmpty }
    }
}
