/// What became of one database's instance when all were to be stopped.
public enum InstanceStop: Equatable, Sendable {
    /// It ran, and was stopped.
    case stopped
    /// It didn't run.
    case notRunning
    /// It may still run.
    case failed(EngineFault)
}
