import FaultPoints
import Model
import Store

extension Change {
    /// Before the change that ends work is written.
    func reachedUnwritten() {
        switch state {
        case .ready: FaultPoint.reached("ready.unwritten")
        case .deleted: FaultPoint.reached("deleted.unwritten")
        case .purged: FaultPoint.reached("purged.unwritten")
        case .failed: FaultPoint.reached("failed.unwritten")
        case .provisioning, .degraded, .deleting, .undeleting, .purging, nil: FaultPoint.reached("again.unwritten")
        }
    }

    /// After that.
    func reachedWritten() {
        switch state {
        case .ready: FaultPoint.reached("ready.written")
        case .deleted: FaultPoint.reached("deleted.written")
        case .purged: FaultPoint.reached("purged.written")
        case .failed: FaultPoint.reached("failed.written")
        case .provisioning, .degraded, .deleting, .undeleting, .purging, nil: FaultPoint.reached("again.written")
        }
    }
}
