import EventLoop
import Logging
import Model
import Store

/// Keeps the host while the daemon runs, and gives it back at the end.
struct HostHold: Sendable {
    let host: HeldHost
    let store: Store
    let loop: EventLoop
    let logger: Logger

    /// How long giving it back may take: without it the next daemon waits for the end of the lease.
    private static let patience = Duration.seconds(1)

    /// Says again and again that the daemon is there, until the task is cancelled.
    ///
    /// - Throws: `Fault` (`HostLost`) once another daemon has taken the host; `CancellationError`.
    func keep() async throws {
        var isFailing = false
        while true {
            try await loop.sleep(for: HeldHost.pulse)
            do {
                guard try await store.keepHost(host) else { throw lost }
                if isFailing { logger.info("the host is kept again") }
                isFailing = false
            } catch let fault as Fault where fault.reason != lost.reason {
                // Until somebody else takes the host nothing is lost; then the next attempt tells.
                if !isFailing {
                    logger.warning("the host can't be kept at the moment", metadata: ["error": "\(fault)"])
                }
                isFailing = true
            }
        }
    }

    /// Gives the host back, if that can be done at once.
    func release() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await store.releaseHost(host) } catch {
                    logger.info("the host stays taken until its lease is over", metadata: ["error": "\(error)"])
                }
            }
            group.addTask { try? await loop.sleep(for: Self.patience) }
            await group.next()
            group.cancelAll()
        }
    }

    private var lost: Fault {
        Fault(
            .failedPrecondition, reason: "HostLost",
            "a daemon of another home has taken the host \(host.name), for this one was not seen for "
                + "\(HeldHost.lease.components.seconds) seconds",
            metadata: ["host": host.name.rawValue],
            nextSteps: ["Stop the other daemon before you start this one again."])
    }
}
