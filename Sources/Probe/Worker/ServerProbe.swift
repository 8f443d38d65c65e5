import Postgres

/// Waits until a server takes logins over TCP, without one.
struct ServerProbe {
    private let request: AwaitRequest
    private let deadline: Deadline

    init(_ request: AwaitRequest) {
        self.request = request
        deadline = Deadline(milliseconds: request.limitMilliseconds)
    }

    func run() throws(ProbeFault) {
        guard LoginProbe.isNumericAddress(request.host) else { throw LoginProbe.invalidHost }
        let parameters = [
            ("hostaddr", request.host), ("port", String(request.port)), ("user", AppCredentials.user),
            ("dbname", AppCredentials.database), ("passfile", "/dev/null"), ("sslmode", "disable"),
            ("gssencmode", "disable"), ("application_name", "paas-probe"),
        ]
        do throws(ProbeFault) {
            _ = try Patience.connect(parameters, until: deadline)
        } catch {
            switch error.reason {
            // There is no password to log in with: to be asked for one is what was waited for.
            case .authenticationFailed, .rejected, .disconnected: return
            case .refused, .starting, .deadlineExceeded, .crashed, .overloaded, .invalidRequest, .cancelled: throw error
            }
        }
    }
}
