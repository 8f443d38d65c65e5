import EventLoop
import Logging
import Model
import Store

/// Takes the host whose databases this home has.
struct HostStart: Sendable {
    let settings: DaemonSettings
    let store: Store
    let loop: EventLoop
    let logger: Logger

    /// How often another daemon's hold is looked at.
    private static let pause = Duration.milliseconds(500)

    /// Waits until it is clear whether another daemon that holds the host lives: one that does says so again within the
    /// lease, and the hold of one that does not ends.
    ///
    /// - Parameter run: tells this run from others in the home.
    /// - Throws: `Fault` (`HostHeld`) when it lives; those of the home's record; the store's; `CancellationError`.
    func take(run: String) async throws -> (host: HeldHost, predecessorIsGone: Bool) {
        let record = HostRecord(path: settings.home.hostRecord)
        let name = try record.name(wanted: settings.host)
        try await store.ensureHost(name)
        var lastSeen: Timestamp?
        while true {
            switch try await store.takeHost(name, lock: settings.lock, run: run) {
            case .taken(let host, let predecessorIsGone):
                try record.write(name)
                return (host, predecessorIsGone)
            case .heldByAnother(let seenAt):
                if let lastSeen, seenAt > lastSeen { throw Self.held(name) }
                if lastSeen == nil {
                    logger.notice(
                        "another daemon holds the host; waiting for a sign of it", metadata: ["host": "\(name)"])
                }
                lastSeen = seenAt
            }
            try await loop.sleep(for: Self.pause)
        }
    }

    private static func held(_ name: HostName) -> Fault {
        Fault(
            .failedPrecondition, reason: "HostHeld",
            "a daemon of another home serves the host \(name) at this moment",
            metadata: ["host": name.rawValue],
            nextSteps: [
                "Give this home a name of its own with --host, if it is another machine's.",
                "Or stop the other daemon first, if this home is to take its place.",
            ])
    }
}
