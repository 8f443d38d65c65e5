import EventLoop
import Logging
import Model
import Store

/// Brings the control plane to this program's schema, however long it takes until it can be reached.
struct ControlPlaneStart {
    let store: Store
    let loop: EventLoop
    let logger: Logger

    /// First and longest pause between two attempts.
    private static let pauses = (first: Duration.milliseconds(100), longest: Duration.seconds(5))

    /// Migrates, trying again while the control plane is not reachable, and says so each time.
    ///
    /// - Parameter limit: when to give up; `nil` = never.
    /// - Throws: `Fault`: the last attempt's, or one that trying again does not mend; `CancellationError`.
    func migrate(within limit: Duration? = nil) async throws {
        let began = ContinuousClock.now
        var pause = Self.pauses.first
        while true {
            do {
                return try await store.migrate()
            } catch let fault as Fault where fault.code == .unavailable {
                if let limit, began.duration(to: .now) + pause > limit { throw fault }
                logger.warning(
                    "the control plane is not reachable; trying again",
                    metadata: ["error": "\(fault)", "pause": "\(pause)"])
            }
            try await loop.sleep(for: pause)
            pause = min(pause * 2, Self.pauses.longest)
        }
    }
}
