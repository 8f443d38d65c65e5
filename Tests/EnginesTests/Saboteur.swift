import Engines
import Model

/// Does to an engine's things what happens to them in life. Each engine brings its own.
protocol Saboteur: Sendable {
    /// Ends the instance's first process with no chance to tidy up.
    func killInstance(_ spec: InstanceSpec) async throws
    /// Stops the instance's processes where they are.
    func suspendInstance(_ spec: InstanceSpec) async throws
    /// Leaves a volume as a crash in the middle of its making would.
    func leaveHalfMadeVolume(_ spec: InstanceSpec) async throws
    /// Removes the data from a volume behind the engine's back.
    func wipeVolume(_ spec: InstanceSpec) async throws
    /// Holds an endpoint's address as long as the body runs.
    func occupying(_ endpoint: Endpoint, _ body: () async throws -> Void) async throws
}
