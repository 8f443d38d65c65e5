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
    let creates = CreateGauge()
}
