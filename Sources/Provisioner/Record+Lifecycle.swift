import Engines
import Lifecycle
import Store

extension Recorded {
    /// What a decision needs of a record.
    init(_ record: Record) {
        self.init(
            state: record.database.state, reason: Reason(rawValue: record.database.reason),
            message: record.database.message, major: record.database.engineVersion.major, everReady: record.everReady,
            systemIdentifier: record.systemIdentifier, endpoint: record.database.endpoint,
            incarnation: record.incarnation, isRotationPending: record.rotation != nil,
            deadline: record.database.deadline)
    }
}

extension InstanceSpec {
    /// What the engine has to know of a record. Until the database was Ready once, its volume may be initialised again
    /// and then gets another identity.
    init(_ record: Record) {
        let wasReady = Recorded(record).wasReady
        self.init(
            id: record.database.id, version: record.database.engineVersion, endpoint: record.database.endpoint,
            generation: record.database.generation, everReady: wasReady,
            systemIdentifier: wasReady ? record.systemIdentifier : nil, image: record.image)
    }
}

extension Observed {
    /// What an engine's look means.
    init(_ observation: Observation) {
        let volume: Volume =
            switch observation.volume {
            case .missing: .missing
            case .incomplete: .incomplete
            case .present(let version, let systemIdentifier):
                .present(major: version.major, systemIdentifier: systemIdentifier)
            }
        let instance: Instance =
            switch observation.instance {
            case .absent: .absent
            case .stopped: .stopped
            case .running(let address, processID: _): .running(address: address)
            }
        self.init(
            volume: volume, instance: instance, incarnation: observation.incarnation,
            addressIsAssigned: observation.addressIsAssigned, freeBytes: observation.freeBytes)
    }
}
