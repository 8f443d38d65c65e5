import Engines
import Lifecycle

/// Reasons that engines, probes and sealers bring.
extension Reason {
    /// Somebody else holds the address.
    static let addressTaken = Reason(rawValue: EngineFault.Reason.addressTaken.rawValue)
    /// No password is recorded for a database that must have one.
    static let credentialMissing = Reason(rawValue: "CredentialMissing")
    /// The daemon has no key to open or to seal a password with.
    static let sealed = Reason(rawValue: "Sealed")
    /// Another server than the database's own answers at its address.
    static let serverForeign = Reason(rawValue: "ServerForeign")
    /// An error that nobody foresaw.
    static let unexpectedError = Reason(rawValue: "UnexpectedError")

    /// Nobody listened.
    static let connectionRefused = Reason(rawValue: "ConnectionRefused")
    /// The server was starting or stopping all the time.
    static let serverStarting = Reason(rawValue: "ServerStarting")
    /// The server does not accept the recorded password.
    static let authenticationFailed = Reason(rawValue: "AuthenticationFailed")
    /// The app has taken every connection that it may have.
    static let connectionsExhausted = Reason(rawValue: "ConnectionsExhausted")
    /// The server let nobody in for another cause.
    static let loginRejected = Reason(rawValue: "LoginRejected")
    /// The connection broke off.
    static let connectionLost = Reason(rawValue: "ConnectionLost")
    /// A login had no end.
    static let loginDeadlineExceeded = Reason(rawValue: "LoginDeadlineExceeded")

    /// The process that logs in ended by itself.
    static let probeCrashed = Reason(rawValue: "ProbeCrashed")
    /// There was no process to log in with.
    static let probeOverloaded = Reason(rawValue: "ProbeOverloaded")
    /// The probe could make nothing of the request.
    static let probeRequestInvalid = Reason(rawValue: "ProbeRequestInvalid")
    /// The probe was told to stop.
    static let probeCancelled = Reason(rawValue: "ProbeCancelled")

    /// The container engine does not answer.
    private static let engineUnavailable = Reason(rawValue: EngineFault.Reason.engineUnavailable.rawValue)
    /// The container engine refused.
    private static let engineRefused = Reason(rawValue: EngineFault.Reason.engineRefused.rawValue)
    /// The image of the container that logs in can't be had.
    private static let imageUnavailable = Reason(rawValue: EngineFault.Reason.imageUnavailable.rawValue)
    /// The name of the container that logs in is taken.
    private static let foreignContainer = Reason(rawValue: EngineFault.Reason.foreignContainer.rawValue)
    /// The network can't be used.
    private static let foreignNetwork = Reason(rawValue: EngineFault.Reason.foreignNetwork.rawValue)

    /// These say something about us and nothing about the server.
    static let ours: Set<Reason> = [
        .unexpectedError, .probeCrashed, .probeOverloaded, .probeRequestInvalid, .probeCancelled, .engineUnavailable,
        .engineRefused, .imageUnavailable, .foreignContainer, .foreignNetwork,
    ]
}
