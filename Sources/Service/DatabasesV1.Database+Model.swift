import Messages
import Model

extension DatabasesV1.Database {
    /// The message that stands for a database.
    init(_ database: Database) {
        self.init(
            id: database.id.rawValue, org: database.org.rawValue, app: database.app.rawValue,
            name: database.name.rawValue, engineVersion: database.engineVersion.description,
            state: DatabasesV1.State(database.state), reason: database.reason, message: database.message,
            since: ProtobufTimestamp(database.since), step: database.step.map { DatabasesV1.Step($0) },
            nextAttempt: database.nextAttempt.map { ProtobufTimestamp($0) },
            deadline: database.deadline.map { ProtobufTimestamp($0) }, host: database.endpoint?.host ?? "",
            port: database.endpoint.map { UInt32(clamping: $0.port) } ?? 0,
            volume: DatabasesV1.Volume(name: database.volumeName, retained: database.volumeRetained),
            generation: UInt64(clamping: database.generation), revision: UInt64(clamping: database.revision),
            createdAt: ProtobufTimestamp(database.createdAt), createdBy: database.createdBy,
            description: database.description, deletionProtection: database.deletionProtection,
            attempt: UInt32(clamping: database.attempt),
            conditions: database.conditions.map { DatabasesV1.Condition($0) })
    }
}
