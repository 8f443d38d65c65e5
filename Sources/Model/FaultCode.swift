/// The status codes of a call, as google.rpc.Code numbers them
/// (https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto).
public enum FaultCode: UInt32, Sendable, CaseIterable {
    /// The caller gave up.
    case cancelled = 1
    /// An error that says nothing more of itself.
    case unknown = 2
    /// The request is wrong whatever the state of the system.
    case invalidArgument = 3
    /// The deadline passed first.
    case deadlineExceeded = 4
    /// No such thing, or none that the caller may see.
    case notFound = 5
    /// Such a thing is there already.
    case alreadyExists = 6
    /// Known caller, not allowed.
    case permissionDenied = 7
    /// A limit or quota is reached.
    case resourceExhausted = 8
    /// The system is not in the state that the request needs.
    case failedPrecondition = 9
    /// Lost against a concurrent operation; try again.
    case aborted = 10
    /// Past the valid range.
    case outOfRange = 11
    /// No such method.
    case unimplemented = 12
    /// A fault of ours.
    case `internal` = 13
    /// Not reachable at the moment; try again.
    case unavailable = 14
    /// Data is lost or corrupt.
    case dataLoss = 15
    /// The caller is not known.
    case unauthenticated = 16
}
