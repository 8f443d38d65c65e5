import Glibc

/// What happens at an armed place.
enum FaultAction: Equatable, Sendable {
    /// The process kills itself, as `kill -9` does.
    case crash
    /// The process stops itself, as SIGSTOP does; SIGCONT lets it go on from there.
    case stop
    /// The place throws.
    case fail
    /// The thread sleeps for so many milliseconds, from 1 to 600,000, and with it everything that shares the thread.
    case delay(Int)

    /// - Parameter text: `crash`, `stop`, `fail` or `delay:<milliseconds>`.
    init?(_ text: Substring) {
        switch text {
        case "crash": self = .crash
        case "stop": self = .stop
        case "fail": self = .fail
        default:
            guard text.hasPrefix("delay:"), let time = Int(text.dropFirst(6)), (1...600_000).contains(time) else {
                return nil
            }
            self = .delay(time)
        }
    }

    /// Does it.
    ///
    /// - Returns: whether execution goes on as if nothing had been.
    func carryOut() -> Bool {
        switch self {
        case .crash:
            kill(getpid(), SIGKILL)
            // The signal is on its way: nothing more may happen on this thread.
            while true { pause() }
        case .stop:
            kill(getpid(), SIGSTOP)
            return true
        case .fail: return false
        case .delay(let milliseconds):
            usleep(UInt32(milliseconds) * 1_000)
            return true
        }
    }
}
