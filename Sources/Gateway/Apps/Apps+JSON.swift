import Messages
import Model

extension AppsV1.App {
    /// The app as the API shows it.
    var json: JSONValue {
        .members(["org": .string(org), "name": .string(name), "createdAt": createdAt.json, "host": .text(host)])
    }
}

extension AppsV1.Variable {
    /// The variable without its value.
    var json: JSONValue {
        .members(["name": .string(name), "updatedAt": updatedAt.json, "updatedBy": .text(updatedBy)])
    }
}

extension AppsV1.CreateDeploymentResponse {
    /// The deployment with its environment: the one answer that holds variables' values.
    ///
    /// - Throws: `Fault` where the response holds no deployment.
    func json() throws(Fault) -> JSONValue {
        let deployment = try present(deployment, "deployment")
        return .members([
            "id": .string(deployment.id),
            "createdAt": deployment.createdAt.json,
            "createdBy": .text(deployment.createdBy),
            "databaseId": .text(deployment.databaseID),
            "credentialVersion": deployment.credentialVersion == 0 ? .null : .integer(deployment.credentialVersion),
            "conditions": .array(
                deployment.conditions.map { .members(["type": .string($0.type), "message": .string($0.message)]) }),
            "environment": .object(environment.map { JSONValue.Member($0.name, .string($0.value)) }),
            "auditId": .string(auditID),
        ])
    }
}
