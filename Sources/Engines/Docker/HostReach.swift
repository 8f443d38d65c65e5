/// Whether this machine reaches the addresses of containers.
public enum HostReach: String, Equatable, Sendable {
    /// It does: logins are tried from here.
    case direct
    /// It doesn't, as where the engine works in a virtual machine: logins are tried from a container beside them.
    case helper
}
