import Messages
import Model
import Wire

extension Fault {
    /// The fault that a call ends with for a reason of the transport.
    public init(_ error: StreamError) {
        self.init(
            FaultCode(rawValue: error.code) ?? .unknown, reason: error.reason, error.message, domain: Fault.rpc,
            notProcessed: error.notProcessed)
    }

    /// The fault that END tells; `nil` for a call that went well.
    public init?(_ end: RPCV1.End) {
        guard end.code != 0 else { return nil }
        var metadata: [String: String] = [:]
        // Values of a reason's facts are texts; the first of a repeated key counts.
        for entry in end.metadata where metadata[entry.key] == nil {
            metadata[entry.key] = String(decoding: entry.value, as: UTF8.self)
        }
        self.init(
            FaultCode(rawValue: end.code) ?? .unknown, reason: end.reason, end.message, domain: end.domain,
            violations: end.violations.map { FieldViolation(field: $0.field, $0.description) }, metadata: metadata,
            nextSteps: end.nextSteps, notProcessed: end.notProcessed)
    }
}
