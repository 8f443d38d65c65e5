import Model

/// The store as one holder of leases sees it: the databases of the host that it holds.
public struct StoreLifecycle: LifecycleStore {
    let store: Store
    let host: HeldHost
    let holder: String

    /// - Parameter holder: names this daemon's run, for people who read the tables.
    public init(store: Store, host: HeldHost, holder: String) {
        self.store = store
        self.host = host
        self.holder = holder
    }
}
