/// Why an operation was refused or failed: the same value from the store to the RPC status and the HTTP answer.
///
/// `code` is for transports, `reason` for programs, `message` for people. None of them ever holds a secret.
public struct Fault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The kind of fault (google.rpc.Code).
    public var code: FaultCode
    /// A stable CamelCase word: `NameTaken`.
    public var reason: String
    /// Who defines `reason`.
    public var domain: String
    /// A sentence for people.
    public var message: String
    /// The fields of the request that are at fault.
    public var violations: [FieldViolation]
    /// Facts that belong to the reason.
    public var metadata: [String: String]
    /// What can be done about it, a sentence each.
    public var nextSteps: [String]
    /// The work was certainly not begun: safe to send again.
    public var notProcessed: Bool

    /// Domain of the reasons that the operations on databases give.
    public static let databases = "paas.databases"
    /// Domain of the reasons that the transport gives.
    public static let rpc = "paas.rpc"

    /// Makes a fault.
    public init(
        _ code: FaultCode, reason: String, _ message: String, domain: String = Fault.databases,
        violations: [FieldViolation] = [], metadata: [String: String] = [:], nextSteps: [String] = [],
        notProcessed: Bool = false
    ) {
        self.code = code
        self.reason = reason
        self.domain = domain
        self.message = message
        self.violations = violations
        self.metadata = metadata
        self.nextSteps = nextSteps
        self.notProcessed = notProcessed
    }

    /// `reason: message`.
    public var description: String { "\(reason): \(message)" }
}

/// One field of a request that is not acceptable, and why.
public struct FieldViolation: Equatable, Sendable {
    /// lowerCamelCase path of the field: `engineVersion`.
    public var field: String
    /// What is allowed.
    public var description: String

    /// Names a field and says what is allowed.
    public init(field: String, _ description: String) {
        self.field = field
        self.description = description
    }
}
