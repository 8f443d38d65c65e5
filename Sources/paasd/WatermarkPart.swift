import Engines
import Logging
import Model
import ServiceLifecycle
import Store

/// The keeper of the watermark as a part of the daemon: it ends after everything that writes to the control plane.
struct WatermarkPart: Service, CustomStringConvertible {
    let description = "watermark"
    let keeper: WatermarkKeeper
    let engine: any Engine
    let host: HostName

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await keeper.run { await keeper.reportUnknown(on: engine, of: host) }
            }
        } catch is CancellationError {
            // It was told to.
        }
        await keeper.end()
    }
}

extension WatermarkKeeper {
    /// Says what the engine holds and the restored copy does not know, once for each restoration: in the log, and in the
    /// audit log for `paas doctor`. It is newer than the copy and left alone.
    func reportUnknown(on engine: any Engine, of host: HostName) async {
        do {
            let unknown = try await store.quarantine(engine.owned(), on: host) ?? []
            guard !unknown.isEmpty else { return }
            logger.critical(
                "databases that the restored copy does not know are left alone; `paas doctor` lists them",
                metadata: ["databases": "\(unknown.map(\.rawValue).joined(separator: ", "))"])
        } catch {
            logger.warning(
                "what the restored copy does not know can't be listed now; the next start does it",
                metadata: ["error": "\(error)"])
        }
    }
}
