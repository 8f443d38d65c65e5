import Glibc
import Postgres

/// Connects to a server that may still be on its way up.
enum Patience {
    private static let pauseMilliseconds: Int32 = 10
    /// In less, nobody can be expected to answer.
    private static let shortestTry = Duration.milliseconds(100)

    /// Tries until somebody answers or the deadline is over.
    static func connect(
        _ parameters: [(keyword: String, value: String)], until deadline: Deadline
    ) throws(ProbeFault) -> BlockingConnection {
        var last: ProbeFault?
        while true {
            let left = deadline.remaining
            do throws(PostgresFault) {
                return try BlockingConnection(parameters: parameters, within: left)
            } catch {
                let fault = classify(error)
                // A try that had no time says less than the one before it.
                if let last, fault.reason == .deadlineExceeded, left < shortestTry { throw last }
                guard fault.reason == .refused || fault.reason == .starting else { throw fault }
                last = fault
                deadline.pause(milliseconds: pauseMilliseconds)
                guard !deadline.isOver else { throw fault }
            }
        }
    }

    /// What a failed connection or statement means to the caller.
    static func classify(_ fault: PostgresFault) -> ProbeFault {
        if fault == .noAnswer { return ProbeFault(.deadlineExceeded, "the server didn't answer in time") }
        switch fault.sqlState {
        case "57P03": return ProbeFault(.starting, "the server is starting or stopping", sqlState: fault.sqlState)
        case "28P01", "28000":
            return ProbeFault(
                .authenticationFailed, "the server doesn't accept the role with this password", sqlState: fault.sqlState
            )
        case .some(let state): return ProbeFault(.rejected, "the server refused", sqlState: state)
        case nil: break
        }
        // libpq has no code for these; this process never leaves the C locale.
        let absent = [ECONNREFUSED, ENOENT, EHOSTUNREACH, ENETUNREACH].map { String(cString: strerror($0)) }
        if absent.contains(where: { fault.message.contains($0) }) {
            return ProbeFault(.refused, "nobody listens")
        }
        return ProbeFault(.disconnected, "the connection failed")
    }
}
