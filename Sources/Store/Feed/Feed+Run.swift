import Logging
import Model
import Postgres

extension Feed {
    /// Reads the history as it grows, until the task is cancelled; then all watches end with a retryable fault.
    public func run() async throws {
        defer {
            finishSignals()
            update { state in state.ended(Self.stopped) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.listen() }
            group.addTask { await self.readNews() }
            group.addTask { try await self.keepTime() }
            group.addTask { try await self.compact() }
            // Whichever ends first ends the others: only cancellation ends any of them.
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static let stopped = Fault(
        .unavailable, reason: "ShuttingDown", "the daemon is stopping", domain: Fault.rpc,
        nextSteps: ["Watch again from the last position."])

    private func listen() async {
        await listener.run { event in
            switch event {
            case .connected:
                announceNews()
                announceWork()
            case .notification("paas_work", _): announceWork()
            case .notification: announceNews()
            case .disconnected(let fault):
                logger.warning("the feed does not listen at the moment", metadata: ["error": "\(fault)"])
            }
        }
    }

    private func readNews() async {
        var isFailing = false
        announceNews()
        for await _ in news {
            do {
                while try await readPage() {}
                if isFailing { logger.info("the feed reads the history again") }
                isFailing = false
            } catch is CancellationError {
                return
            } catch {
                // The next poll tries again; watches stay where they are.
                if !isFailing { logger.error("the feed can't read the history", metadata: ["error": "\(error)"]) }
                isFailing = true
            }
        }
    }

    /// - Returns: whether there may be more.
    private func readPage() async throws -> Bool {
        let (head, epoch) = state.withLock { ($0.ring.head, $0.epoch) }
        let everything = WatchFilter(organisations: nil)
        // Who begins wants to know where the history stands and none of it.
        let limit = epoch == nil ? 0 : configuration.batch
        let page = try await store.history(after: head, filter: everything, limit: limit)
        update { state in state.historyRead(page) }
        return page.isFull && limit > 0
    }

    private func keepTime() async throws {
        let pollTicks = configuration.ticks(configuration.pollInterval)
        var ticksSincePoll = 0
        while true {
            try await clock.sleep(for: configuration.tick)
            update { state in state.ticked() }
            ticksSincePoll += 1
            if ticksSincePoll >= pollTicks {
                ticksSincePoll = 0
                announceNews()
            }
        }
    }

    private func compact() async throws {
        while true {
            try await clock.sleep(for: configuration.compactionInterval)
            do {
                try await store.compactHistory(keeping: configuration.retention)
                try await store.forgetKeys()
            } catch let fault as Fault {
                logger.error("old history can't be removed at the moment", metadata: ["error": "\(fault)"])
            }
        }
    }
}
