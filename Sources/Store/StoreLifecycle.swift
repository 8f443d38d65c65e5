import Model

/// The store as one holder of leases sees it.
public struct StoreLifecycle: LifecycleStore {
    let store: Store
    let holder: String

    /// - Parameter holder: names this daemon's run, `<host>/<anything>`, so that the next one on the host can give up
    ///   what a dead one held (`Store.releaseLeases`).
    public init(store: Store, holder: String) {
        self.store = store
        self.holder = holder
    }
}
