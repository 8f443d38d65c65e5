import DockerAPI

extension DockerContainer {
    /// It runs, and not only now and then: a container that the engine starts over and over is none that runs.
    var isUp: Bool { state.isRunning && !state.isRestarting && !state.isPaused && state.status == "running" }

    /// It is being removed, or could not be removed whole: it may have lost its mounts already.
    var isGoing: Bool { state.status == "removing" || state.status == "dead" }

    /// It has run at least once.
    var wasStarted: Bool { Self.isTime(state.startedAt) }

    /// It has ended at least once.
    var hasEnded: Bool { Self.isTime(state.finishedAt) }

    /// The engine's word for never is the first moment of year 1.
    private static func isTime(_ text: String) -> Bool { !text.isEmpty && !text.hasPrefix("0001-") }
}
