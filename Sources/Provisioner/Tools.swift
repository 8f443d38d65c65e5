import Engines
import Lifecycle
import Logging
import Store

/// Everything outside of the provisioner that its work touches.
struct Tools: Sendable {
    let store: any LifecycleStore
    let engine: any Engine
    let probe: any TenantProbe
    let sealer: any CredentialSealer
    let clock: any MonotonicClock
    let randomness: any Randomness
    let policy: Policy
    let logger: Logger
    /// The creates of this process that are under way.
    let creates: CreateGauge

    init(
        store: any LifecycleStore, engine: any Engine, probe: any TenantProbe, sealer: any CredentialSealer,
        clock: any MonotonicClock, randomness: any Randomness, policy: Policy, logger: Logger
    ) {
        self.store = store
        self.engine = engine
        self.probe = probe
        self.sealer = sealer
        self.clock = clock
        self.randomness = randomness
        self.policy = policy
        self.logger = logger
        creates = CreateGauge(clock: clock)
    }
}
