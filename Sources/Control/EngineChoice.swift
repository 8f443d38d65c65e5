import Model

/// What the operator says of the engine at a start of the daemon.
public enum EngineChoice: String, Sendable, CaseIterable {
    /// What is recorded; at the first start, containers where a Docker engine answers and else the native engine.
    case auto
    /// Processes on this host.
    case native
    /// Containers.
    case docker

    /// The engine to run on. It is recorded at the first start, and databases live on it: no later choice changes it.
    ///
    /// - Parameters:
    ///   - recorded: the engine of the starts before; `nil` at the first.
    ///   - dockerAnswers: whether a Docker engine answers now. It matters at the first start only: later an engine that
    ///     is down is waited for.
    /// - Throws: `Fault` with the reasons `EngineRecorded` (another one is recorded) and `EngineUnavailable` (Docker is
    ///   wanted at the first start, and none answers).
    public func engine(recorded: EngineKind?, dockerAnswers: Bool) throws(Fault) -> EngineKind {
        if let recorded {
            guard let wanted, wanted != recorded else { return recorded }
            throw Self.recorded(recorded, insteadOf: wanted)
        }
        let engine = wanted ?? (dockerAnswers ? .docker : .native)
        guard engine != .docker || dockerAnswers else { throw Self.dockerSilent }
        return engine
    }

    private var wanted: EngineKind? {
        switch self {
        case .auto: nil
        case .native: .native
        case .docker: .docker
        }
    }

    private static func recorded(_ recorded: EngineKind, insteadOf wanted: EngineKind) -> Fault {
        Fault(
            .failedPrecondition, reason: "EngineRecorded",
            "this installation runs on the engine \(recorded.rawValue), which was recorded at its first start; "
                + "the engine \(wanted.rawValue) is refused",
            nextSteps: ["Start with auto or \(recorded.rawValue), or make another installation."])
    }

    private static let dockerSilent = Fault(
        .unavailable, reason: "EngineUnavailable",
        "the engine docker is wanted for this new installation, and no Docker engine answers",
        nextSteps: [
            "Start the Docker engine and let this user use its socket, then start again.",
            "Or start with native, which runs PostgreSQL as processes of this machine.",
        ])
}
