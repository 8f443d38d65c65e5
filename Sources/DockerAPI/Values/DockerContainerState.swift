/// What a container does.
public struct DockerContainerState: Equatable, Sendable {
    /// `created`, `running`, `paused`, `restarting`, `removing`, `exited` or `dead`.
    public var status: String
    /// Its process runs, or is about to be started again.
    public var isRunning: Bool
    /// The engine waits before it starts it again; `isRunning` too then.
    public var isRestarting: Bool
    /// Its processes are frozen.
    public var isPaused: Bool
    /// Its process was killed for want of memory.
    public var wasOutOfMemory: Bool
    /// The first process's number on the engine's host; 0 when it doesn't run.
    public var processID: Int
    /// The status with which it ended last.
    public var exitCode: Int
    /// Why it could not be started; empty if nothing is known.
    public var error: String
    /// When it was started last, RFC 3339; changes with each start. Year 1 for never.
    public var startedAt: String
    /// When it ended last, RFC 3339. Year 1 for never.
    public var finishedAt: String

    /// A state by its parts.
    public init(
        status: String, isRunning: Bool = false, isRestarting: Bool = false, isPaused: Bool = false,
        wasOutOfMemory: Bool = false, processID: Int = 0, exitCode: Int = 0, error: String = "", startedAt: String = "",
        finishedAt: String = ""
    ) {
        self.status = status
        self.isRunning = isRunning
        self.isRestarting = isRestarting
        self.isPaused = isPaused
        self.wasOutOfMemory = wasOutOfMemory
        self.processID = processID
        self.exitCode = exitCode
        self.error = error
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }
}
