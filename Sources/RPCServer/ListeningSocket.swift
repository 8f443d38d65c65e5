import Glibc
import Messages
import Model
import RPCTransport

/// A listening socket that a service manager has made and passed along (sd_listen_fds(3)).
public enum ListeningSocket {
    /// First descriptor that is passed.
    private static let first: Int32 = 3

    /// The socket that the environment names for this process; `nil` when there is none.
    ///
    /// - Parameters:
    ///   - environment: variable by name.
    ///   - processID: which process the variables have to be meant for.
    /// - Throws: `Fault` with the reason BadListeningSocket when more than one is passed, or something else than a Unix
    ///   stream socket that listens.
    public static func fromEnvironment(
        _ environment: [String: String] = Self.variables(), processID: Int32 = getpid()
    ) throws(Fault) -> Int32? {
        guard let meant = environment["LISTEN_PID"], Int32(meant) == processID,
            let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), count > 0
        else { return nil }
        guard count == 1 else { throw bad("\(count) sockets were passed along, where one is expected") }
        try check(first)
        return first
    }

    /// - Throws: `Fault` with the reason BadListeningSocket.
    static func check(_ descriptor: Int32) throws(Fault) {
        guard UnixSocket.isListener(descriptor) else {
            throw bad("descriptor \(descriptor) is no Unix stream socket that listens")
        }
    }

    /// Makes a passed socket like one of our own: non-blocking and closed on exec.
    static func adopt(_ descriptor: Int32) throws(Fault) {
        try check(descriptor)
        let flags = fcntl(descriptor, F_GETFL)
        guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0,
            fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
        else { throw bad("descriptor \(descriptor) can't be set up") }
    }

    /// The variables of this process that matter here.
    public static func variables() -> [String: String] {
        var variables: [String: String] = [:]
        for name in ["LISTEN_PID", "LISTEN_FDS"] {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }

    private static func bad(_ text: String) -> Fault {
        Fault(.failedPrecondition, reason: "BadListeningSocket", "Socket activation: \(text).", domain: Fault.rpc)
    }
}
