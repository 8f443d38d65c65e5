import Logging
import Model
import Store

/// Seals what is written to the audit log, and writes down outside of the control plane where its chains end.
struct AuditKeeper: Sendable {
    let store: Store
    let exports: [AuditExport]
    let logger: Logger

    /// Between two looks at the chains' ends; lines of other programs are found then too.
    private static let period = Duration.seconds(2)
    /// A statement that was begun may take this long until there is something to seal.
    private static let patience = [Duration.milliseconds(5), .milliseconds(25), .milliseconds(125)]

    /// The ends that were written down last, as the first of the files holds them.
    var kept: AuditHeads? {
        for case .file(let path) in exports { if let heads = try? AuditHeadFile(path: path).read() { return heads } }
        return nil
    }

    /// Seals, and writes the ends down, until the task is cancelled.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await _ in store.chain.wakeUps { try await seal() }
            }
            group.addTask {
                var exporter = AuditExporter(keeper: self)
                while true {
                    try await Task.sleep(for: Self.period)
                    store.chain.wake()
                    await exporter.export()
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// The last lines and ends, when everything that writes has ended.
    func end() async {
        do {
            _ = try await store.sealAudit()
            var exporter = AuditExporter(keeper: self)
            await exporter.export()
        } catch {
            logger.debug("the last lines wait for the next start", metadata: ["error": "\(error)"])
        }
    }

    private func seal() async throws {
        for pause in store.chain.takeExpectation() ? Self.patience : [.zero] {
            if pause > .zero { try await Task.sleep(for: pause) }
            do {
                let pass = try await store.sealAudit()
                if !pass.forged.isEmpty {
                    logger.debug("lines that nobody with the key has written", metadata: ["lines": "\(pass.forged)"])
                }
                if pass.sealed > 0 { return }
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                logger.warning("the audit log can't be sealed now", metadata: ["error": "\(error)"])
                return
            }
        }
    }
}
