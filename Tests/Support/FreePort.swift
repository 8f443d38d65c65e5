import EventLoop
import Glibc

/// TCP ports for tests.
public enum FreePort {
    /// A port of 127.0.0.1 that nobody listened on a moment ago.
    public static func find() throws -> Int {
        let listener = try TCPListener()
        defer { listener.close() }
        return listener.port
    }
}
