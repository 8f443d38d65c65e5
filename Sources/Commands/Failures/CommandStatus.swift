import Model

/// How `paas` ends.
enum CommandStatus: Int32, CaseIterable {
    case success = 0
    case error = 1
    case notFound = 3
    case notAllowed = 4
    case conflict = 5
    /// The waiting is over, the work goes on.
    case gaveUp = 6
    case usage = 64

    /// The exit code of a refused or failed call.
    init(_ code: FaultCode) {
        self =
            switch code {
            case .notFound: .notFound
            case .permissionDenied, .unauthenticated: .notAllowed
            case .alreadyExists, .aborted, .failedPrecondition: .conflict
            case .deadlineExceeded: .gaveUp
            case .invalidArgument, .outOfRange: .usage
            case .cancelled, .unknown, .resourceExhausted, .unimplemented, .internal, .unavailable, .dataLoss: .error
            }
    }
}
