import FaultPoints
import Model
import Sealing
import Store

/// A deployment that was made, what it froze, and the proof that it was written down.
public struct CreatedDeployment: Sendable {
    /// The deployment.
    public let deployment: Deployment
    /// The environment that it has frozen.
    public let environment: FrozenEnvironment
    /// The audit row of this answer.
    public let auditID: String
}

extension Control {
    /// Freezes an app's variables into the environment of one deploy, and with them `DATABASE_URL` from its database
    /// `main` once that was Ready; where that can't be, a condition says why.
    ///
    /// The audit row is committed and sealed before a value is decrypted: if it can't be there is no answer.
    ///
    /// - Throws: `Fault` with the reasons `InvalidName`, `NotFound`, `SecretUnreadable`, and those of the gate.
    public func createDeployment(_ request: AppReference, caller: Caller) async throws -> CreatedDeployment {
        let permit = try await permit(.createDeployment, in: request.org, caller: caller)
        let app = try request.checked()
        FaultPoint.reached("deployment.asked")
        return try await once(permit, caller) { key in
            try await deploy(app, permit, caller, key)
        } replay: { first in
            try await replay(first, app, permit, caller)
        }
    }

    private func deploy(
        _ app: Name, _ permit: Permit, _ caller: Caller, _ key: IdempotencyKey?
    ) async throws -> CreatedDeployment {
        let stored = try await store.environment(org: permit.org, app: app, database: Injection.databaseName)
        let injection = Injection(stored)
        var random = SystemRandomNumberGenerator()
        let id = DeploymentID(using: &random)
        let auditID = try await store.appendSealedAudit(
            permit.audit(caller, app: app, database: injection.credential?.database.id, about: id.rawValue))
        FaultPoint.reached("deployment.audited")
        let environment = try await open(stored, injection, app: app, org: permit.org)
        let sealed = try await keeper.seal(environment.block, for: .deployment(id, of: app, in: permit.org))
        FaultPoint.reached("deployment.sealed")
        let deployment = try await store.createDeployment(
            NewDeployment(
                id: id, org: permit.org, app: app, createdBy: permit.principal.name,
                credential: injection.credential.map { .init(database: $0.database.id, version: $0.version) },
                conditions: injection.conditions, environment: sealed), key: key)
        FaultPoint.reached("deployment.committed")
        return CreatedDeployment(deployment: deployment, environment: environment, auditID: auditID)
    }

    /// Gives out what the first request has frozen: no answer was kept, and this one has an audit row of its own.
    private func replay(
        _ first: KeyedAnswer, _ app: Name, _ permit: Permit, _ caller: Caller
    ) async throws -> CreatedDeployment {
        guard let id = first.deployment, let stored = try await store.deployment(id, org: permit.org, app: app) else {
            throw Fault.idempotencyKeyReused
        }
        var deployment = stored.deployment
        deployment.conditions = deployment.conditions.map { Condition($0.type, Injection.message(of: $0.type)) }
        let auditID = try await store.appendSealedAudit(
            permit.audit(caller, app: app, database: deployment.credential?.database, about: id.rawValue))
        FaultPoint.reached("replay.audited")
        let block = try await keeper.open(stored.environment, for: .deployment(id, of: app, in: permit.org))
        return CreatedDeployment(
            deployment: deployment, environment: try FrozenEnvironment(block: block), auditID: auditID)
    }

    /// Decrypts all of an environment; its audit row must be durable before.
    private func open(
        _ stored: StoredEnvironment, _ injection: Injection, app: Name, org: Name
    ) async throws -> FrozenEnvironment {
        var entries: [FrozenEnvironment.Entry] = []
        for variable in stored.variables {
            let context = SealingContext.variable(variable.name, of: app, in: org, version: variable.value.version)
            do {
                entries.append(.init(name: variable.name, value: try await keeper.open(variable.value, for: context)))
            } catch let fault as Fault where fault.reason == "SecretUnreadable" {
                throw Fault.unreadable(variable.name, of: app)
            }
        }
        if let credential = injection.credential {
            let string = try await credential.connectionString(openedBy: keeper)
            entries.append(.init(name: .databaseURL, value: string.url))
        }
        return FrozenEnvironment(entries)
    }
}

extension SealingContext {
    /// What a deployment's frozen environment is bound to.
    fileprivate static func deployment(_ id: DeploymentID, of app: Name, in org: Name) -> SealingContext {
        SealingContext(organisation: org, app: app, name: id.rawValue, kind: .deployment)
    }
}

extension Fault {
    fileprivate static func unreadable(_ name: VariableName, of app: Name) -> Fault {
        Fault(
            .dataLoss, reason: "SecretUnreadable",
            "the value of the variable \(name) of the app \(app) can't be opened: the key that it was sealed with is not here",
            metadata: ["app": app.rawValue, "name": name.rawValue],
            nextSteps: ["Set the variable again, or remove it; then deploy again."])
    }
}
