// Made by Proto/generate.sh from paas/health/v1/health.proto. Do not edit.

extension HealthV1 {
    /// The methods of `paas.health.v1.Health` by their paths on the wire.
    public enum HealthMethod: String, CaseIterable, Sendable {
        /// `Check`
        case check = "/paas.health.v1.Health/Check"
        /// `Watch`
        case watch = "/paas.health.v1.Health/Watch"
    }
}
