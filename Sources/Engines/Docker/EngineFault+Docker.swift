import DockerAPI
import Model

extension EngineFault {
    /// What a fault of the engine means to whoever asked for more than one call.
    init(_ fault: DockerFault) {
        switch fault.kind {
        case .unreachable: self.init(.engineUnavailable, fault.message, isTransient: true)
        case .deadlineExceeded: self.init(.deadlineExceeded, fault.message, isTransient: true)
        case .badRequest: self.init(.engineRefused, fault.message, isTransient: false)
        case .notFound, .conflict, .refused, .malformedAnswer, .answerTooLong:
            self.init(.engineRefused, fault.message, isTransient: true)
        }
    }

    static func foreignContainer(_ name: String) -> EngineFault {
        EngineFault(
            .foreignContainer, "There is a container \(name) that is not this installation's; it is left alone.",
            isTransient: false)
    }

    static func foreignVolume(_ name: String) -> EngineFault {
        EngineFault(
            .foreignVolume, "There is a volume \(name) that is not this installation's; it is left alone.",
            isTransient: false)
    }

    static func foreignNetwork(_ name: String, _ why: String) -> EngineFault {
        EngineFault(.foreignNetwork, "The network \(name) \(why); it is left alone.", isTransient: false)
    }

    static func volumeMissing(_ id: DatabaseID) -> EngineFault {
        EngineFault(
            .volumeMissing, "There is no data of \(id) in the volume \(DockerNames.volume(id)).", isTransient: false)
    }

    static func addressTaken(_ address: String, by holder: String) -> EngineFault {
        EngineFault(.addressTaken, "\(address) is taken: \(holder).", isTransient: true)
    }

    static func unknownVersion(_ version: EngineVersion, known: [EngineVersion]) -> EngineFault {
        let list = known.map { "\($0)" }.joined(separator: ", ")
        return EngineFault(
            .unknownVersion, "PostgreSQL \(version) is not offered here; \(list.isEmpty ? "no version" : list) is.",
            isTransient: false)
    }
}

/// Runs calls to the engine, with its faults in the words of this layer.
nonisolated(nonsending) func translated<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let fault as DockerFault {
        // A call that was cut off because nobody wants its answer any more didn't fail.
        try Task.checkCancellation()
        throw EngineFault(fault)
    }
}
