import Messages
import Model

extension DatabasesV1.State {
    /// The message's word for a state.
    init(_ state: DatabaseState) {
        self =
            switch state {
            case .provisioning: .provisioning
            case .ready: .ready
            case .degraded: .degraded
            case .failed: .failed
            case .deleting: .deleting
            case .deleted: .deleted
            case .undeleting: .undeleting
            case .purging: .purging
            case .purged: .purged
            }
    }
}
