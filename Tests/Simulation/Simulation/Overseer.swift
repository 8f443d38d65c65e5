import Model

/// What the scripted engine and probe must know of the control plane to watch over the rules.
protocol Overseer: Sendable {
    /// The daemon may act on the database at this moment.
    func isHeld(_ id: DatabaseID, by daemon: String) -> Bool
    /// The owners want the volume destroyed.
    func isPurgeWanted(_ id: DatabaseID) -> Bool
    /// The recorded password.
    func password(of id: DatabaseID) -> Secret?
    /// The recorded password that is to follow it.
    func pendingPassword(of id: DatabaseID) -> Secret?
    /// The host that the database lives on; `nil` where there is only one.
    func host(of id: DatabaseID) -> String?
    /// The database was Ready once.
    func wasReady(_ id: DatabaseID) -> Bool
    /// A login with a stored password has succeeded.
    func loginSucceeded(_ id: DatabaseID)
}

extension Overseer {
    func host(of id: DatabaseID) -> String? { nil }

    func wasReady(_ id: DatabaseID) -> Bool { false }

    func loginSucceeded(_ id: DatabaseID) {}
}
