/// How the platform logs in to a database's instance as its administrator, on the machine that it runs on: over a
/// Unix socket, without a password.
public struct LocalLogin: Hashable, Sendable {
    /// The directory of the socket.
    public var socketDirectory: String
    /// The administrator's role.
    public var user: String
    /// The port's number, which is part of the socket's name.
    public var port: Int

    /// A login by its parts; the port is 5432 unless it is said otherwise.
    public init(socketDirectory: String, user: String, port: Int = 5432) {
        self.socketDirectory = socketDirectory
        self.user = user
        self.port = port
    }
}
