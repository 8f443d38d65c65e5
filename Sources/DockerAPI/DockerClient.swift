import Logging

/// Speaks Docker's API with one engine over its Unix socket.
///
/// Every call has a deadline and a bound on what it reads. They throw `DockerFault`, or `CancellationError` when their
/// task was cancelled: by then the engine may or may not have done what was asked. A lookup of something that isn't
/// there gives `nil`; an action on it throws `notFound`. Objects are named by name or id.
public struct DockerClient: Sendable {
    let transport: DockerTransport

    /// A client for the engine behind a socket; does no I/O.
    ///
    /// - Parameters:
    ///   - socketPath: Absolute path of the engine's socket, at most 107 bytes.
    ///   - timeout: How long a call may take that has no time of its own; 30 s by default.
    public init(socketPath: String, timeout: Duration = .seconds(30), logger: Logger) {
        transport = DockerTransport(socketPath: socketPath, timeout: timeout, logger: logger)
    }

    /// Absolute path of the engine's socket.
    public var socketPath: String { transport.socketPath }

    /// Asks the engine who it is, and settles how it is spoken to from here on.
    public func ping() async throws -> DockerVersion { try await transport.version() }

    /// Closes all connections; calls fail from then on. Without it that happens when the last copy of the client goes.
    public func shutdown() async throws { try await transport.shutdown() }
}
