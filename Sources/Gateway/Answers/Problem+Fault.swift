import Hummingbird
import Model

extension Problem {
    /// What a fault from the daemon is in HTTP.
    init(_ fault: Fault, operation: Operation, parameters: [String: String]) {
        self.init(
            Self.status(of: fault), reason: fault.reason, fault.messageForCallers,
            errors: fault.violations.map { violation in
                Item(
                    pointer: Self.pointer(to: violation.field, operation: operation, parameters: parameters),
                    detail: violation.description)
            }, nextSteps: fault.nextSteps, headers: Self.headers(of: fault))
        if detail != fault.message { cause = fault.message }
    }

    /// The table of statuses: one row for each code, and a few reasons for which HTTP has a better word.
    static func status(of fault: Fault) -> HTTPResponse.Status {
        if fault.reason == "MessageTooLarge" { return .contentTooLarge }
        if fault.reason == "IdempotencyKeyReused" { return .unprocessableContent }
        // A full quota is no matter of asking less often, which is what clients take a 429 for.
        if limits.contains(fault.reason) { return .conflict }
        switch fault.code {
        case .invalidArgument, .outOfRange: return .badRequest
        case .unauthenticated: return .unauthorized
        case .permissionDenied: return .forbidden
        case .notFound: return .notFound
        case .alreadyExists, .failedPrecondition, .aborted: return .conflict
        case .resourceExhausted: return .tooManyRequests
        case .unimplemented: return .notImplemented
        case .cancelled, .unavailable: return .serviceUnavailable
        case .deadlineExceeded: return .gatewayTimeout
        case .unknown, .internal, .dataLoss: return .internalServerError
        }
    }

    /// What is full, and stays so until somebody takes something away.
    private static let limits: Set<String> = ["QuotaExceeded", "TooManyLogins"]

    private static func headers(of fault: Fault) -> HTTPFields {
        switch fault.code {
        case .resourceExhausted where limits.contains(fault.reason): [:]
        case .unauthenticated: [.wwwAuthenticate: "Bearer realm=\"paas\", error=\"invalid_token\""]
        // The other operation is under way, or the daemon is on its way back: both are a matter of moments.
        case .aborted, .unavailable, .cancelled, .resourceExhausted:
            [.retryAfter: fault.metadata["retryAfterSeconds"] ?? "1"]
        case .invalidArgument, .outOfRange, .permissionDenied, .notFound, .alreadyExists, .failedPrecondition,
            .unimplemented, .deadlineExceeded, .unknown, .internal, .dataLoss:
            [:]
        }
    }

    private static func pointer(to field: String, operation: Operation, parameters: [String: String]) -> String {
        let field = operation.parameter(ofField: field)
        if parameters[field] != nil { return "{\(field)}" }
        if operation.queryParameters.contains(field) { return "?\(field)" }
        return JSONPointer.text(field.split(separator: ".").map(String.init))
    }
}

extension Fault {
    /// Where the daemon's socket lies, and what the system says of it, is for the log only.
    var messageForCallers: String {
        domain == Fault.rpc && code == .unavailable ? "paasd can't be reached at the moment" : message
    }
}
