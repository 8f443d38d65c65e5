import FaultPoints
import Model

extension StepName {
    /// Before it is recorded that the step begins.
    func reachedUnwritten() {
        switch self {
        case .network: FaultPoint.reached("network.unwritten")
        case .image: FaultPoint.reached("image.unwritten")
        case .volume: FaultPoint.reached("volume.unwritten")
        case .instance: FaultPoint.reached("instance.unwritten")
        case .credentials: FaultPoint.reached("credentials.unwritten")
        case .login: FaultPoint.reached("login.unwritten")
        case .stop: FaultPoint.reached("stop.unwritten")
        case .remove: FaultPoint.reached("remove.unwritten")
        case .rotate: FaultPoint.reached("rotate.unwritten")
        }
    }

    /// After that, before anything is done.
    func reachedWritten() {
        switch self {
        case .network: FaultPoint.reached("network.written")
        case .image: FaultPoint.reached("image.written")
        case .volume: FaultPoint.reached("volume.written")
        case .instance: FaultPoint.reached("instance.written")
        case .credentials: FaultPoint.reached("credentials.written")
        case .login: FaultPoint.reached("login.written")
        case .stop: FaultPoint.reached("stop.written")
        case .remove: FaultPoint.reached("remove.written")
        case .rotate: FaultPoint.reached("rotate.written")
        }
    }

    /// After it was done, while no row knows it.
    func reachedDone() {
        switch self {
        case .network: FaultPoint.reached("network.done")
        case .image: FaultPoint.reached("image.done")
        case .volume: FaultPoint.reached("volume.done")
        case .instance: FaultPoint.reached("instance.done")
        case .credentials: FaultPoint.reached("credentials.done")
        case .login: FaultPoint.reached("login.done")
        case .stop: FaultPoint.reached("stop.done")
        case .remove: FaultPoint.reached("remove.done")
        case .rotate: FaultPoint.reached("rotate.done")
        }
    }
}
