import Model

/// What the operator says of the engine at a start of the daemon.
public enum EngineChoice: String, Sendable, CaseIterable {
    /// What is recorded; at the first start, the native engine.
    case auto
    /// Processes on this host.
    case native
    /// Containers.
    case docker

    /// Engines that this version brings along.
    public static let supported: Set<EngineKind> = [.native]

    /// The engine to run on. It is recorded at the first start, and databases live on it: no later choice changes it.
    ///
    /// - Parameter recorded: the engine of the starts before; `nil` at the first.
    /// - Throws: `Fault` with the reasons `EngineRecorded` (another one is recorded) and `EngineUnavailable` (this
    ///   version does not bring it along).
    public func engine(recorded: EngineKind?) throws(Fault) -> EngineKind {
        let wanted: EngineKind? =
            switch self {
            case .auto: nil
            case .native: .native
            case .docker: .docker
            }
        if let recorded, let wanted, recorded != wanted {
            throw Fault(
                .failedPrecondition, reason: "EngineRecorded",
                "this installation runs on the engine \(recorded.rawValue), which was recorded at its first start; "
                    + "the engine \(wanted.rawValue) is refused",
                nextSteps: ["Start with auto or \(recorded.rawValue), or make another installation."])
        }
        let engine = recorded ?? wanted ?? .native
        guard Self.supported.contains(engine) else {
            throw Fault(
                .unimplemented, reason: "EngineUnavailable",
                "the engine \(engine.rawValue) is not in this version; allowed: auto, native")
        }
        return engine
    }
}
