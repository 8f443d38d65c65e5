import Model

extension DatabaseState {
    /// Something is being done about the database: it has a deadline and a next attempt.
    public var isWorking: Bool {
        switch self {
        case .provisioning, .degraded, .deleting, .undeleting, .purging: true
        case .ready, .failed, .deleted, .purged: false
        }
    }

    /// What the row says while work in this state is under way and nothing has gone wrong.
    public var workReason: Reason {
        switch self {
        case .provisioning: .requested
        case .degraded: .healing
        case .deleting: .deleteRequested
        case .undeleting: .undeleteRequested
        case .purging: .purgeRequested
        case .ready: .rotationRequested
        case .failed: .retrying
        case .deleted: .volumeKept
        case .purged: .volumeDestroyed
        }
    }

    /// The steps that may be done in this state, in their usual order.
    public var steps: [StepName] {
        switch self {
        case .provisioning, .undeleting: [.stop, .network, .image, .volume, .instance, .credentials, .rotate, .login]
        case .degraded: [.stop, .network, .image, .instance, .rotate, .login]
        case .ready: [.rotate]
        case .deleting: [.stop]
        case .purging: [.stop, .remove]
        case .failed, .deleted, .purged: []
        }
    }
}
