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
}
