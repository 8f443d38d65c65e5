import Logging
import Model
import Store

/// Compares the control plane with the home's watermark at the start and then every second, and moves the mark on. No
/// call ever waits for it.
struct WatermarkKeeper: Sendable {
    let store: Store
    let file: WatermarkFile
    let logger: Logger

    /// How old the mark may be: what happened in a shorter time before a crash is not in it.
    private static let period = Duration.seconds(1)

    /// The comparison at the start.
    ///
    /// - Throws: `Fault` when the control plane is another installation's, or the mark can't be read or written.
    func begin() async throws -> Restoration {
        let kept = try file.read()
        let restoration = try await store.goOn(after: kept?.mark)
        announce(restoration, after: kept?.mark)
        try file.write(Watermark(mark: restoration.mark, starts: (kept?.starts ?? 0) + 1))
        return restoration
    }

    /// Compares until the task is cancelled.
    ///
    /// - Parameter restored: called when an old copy was put back meanwhile.
    /// - Throws: `Fault` (`ForeignControlPlane`) when the control plane was changed for another installation's.
    func run(restored: () async -> Void) async throws {
        guard var kept = try file.read() else { return }
        var isFailing = false
        while true {
            try await Task.sleep(for: Self.period)
            do {
                if try await look(&kept) { await restored() }
                if isFailing { logger.info("the watermark is kept again") }
                isFailing = false
            } catch let fault as Fault where fault.reason == "ForeignControlPlane" {
                throw fault
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                if !isFailing { logger.warning("the watermark can't be kept", metadata: ["error": "\(error)"]) }
                isFailing = true
            }
        }
    }

    /// The last look, when everything that writes has ended.
    func end() async {
        do {
            guard var kept = try file.read() else { return }
            _ = try await look(&kept)
        } catch {
            logger.debug("the watermark stays behind", metadata: ["error": "\(error)"])
        }
    }

    /// - Returns: whether an old copy was found.
    private func look(_ kept: inout Watermark) async throws -> Bool {
        let restoration = try await store.goOn(after: kept.mark)
        announce(restoration, after: kept.mark)
        // The daemon of another host may have been the one that noticed it.
        let isOther = restoration.mark.epoch != kept.mark.epoch
        if restoration.mark != kept.mark {
            let next = Watermark(mark: restoration.mark, starts: kept.starts)
            try file.write(next)
            kept = next
        }
        if restoration.isUnderWay {
            for id in try await store.continueRestoration() {
                logger.notice(
                    "a password of after the restored copy is lost; a new one is being set",
                    metadata: ["database": "\(id)"])
            }
        }
        return isOther
    }

    private func announce(_ restoration: Restoration, after kept: HistoryMark?) {
        guard restoration.hasBegun else { return }
        logger.critical(
            "an old copy of the control plane was put back: a new history begins, and every password is proven again",
            metadata: [
                "kept": "\(kept.map { "\($0.epoch):\($0.revision)" } ?? "none")",
                "now": "\(restoration.mark.epoch):\(restoration.mark.revision)",
            ])
    }
}
