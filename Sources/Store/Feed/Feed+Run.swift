import FaultPoints
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
            group.addTask { try await self.checkAccess() }
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
            case .notification(let channel, _) where channel.hasPrefix(EventSQL.workChannel): announceWork()
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

    /// Events that the reader takes at once: it is one for all.
    private static let readerBatch = 512

    /// - Returns: whether there may be more.
    private func readPage() async throws -> Bool {
        let (head, epoch) = state.withLock { ($0.ring.head, $0.epoch) }
        let everything = WatchFilter(organisations: nil)
        // Who begins wants to know where the history stands and none of it.
        let limit = epoch == nil ? 0 : Self.readerBatch
        try FaultPoint.passed("feed.unread")
        let page = try await store.history(after: head, filter: everything, limit: limit)
        FaultPoint.reached("feed.read")
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

    /// One question for the tokens of all watches, however many there are.
    private func checkAccess() async throws {
        var isFailing = false
        while true {
            try await clock.sleep(for: configuration.recheckInterval)
            let tokens = state.withLock { $0.seats.tokens.ids }
            guard !tokens.isEmpty else { continue }
            do {
                let principals = try await store.principals(tokenIDs: tokens)
                update { state in state.accessRead(principals, of: tokens) }
                isFailing = false
            } catch let fault as Fault {
                if !isFailing { logger.error("rights can't be looked at", metadata: ["error": "\(fault)"]) }
                isFailing = true
            }
        }
    }

    /// How long after its start the daemon removes what is old for the first time: one that is often started again would
    /// never come to it otherwise.
    private static let firstCompaction = Duration.seconds(3)

    private func compact() async throws {
        var wait = min(configuration.compactionInterval, Self.firstCompaction)
        while true {
            try await clock.sleep(for: wait)
            wait = configuration.compactionInterval
            do {
                FaultPoint.reached("compact.unsent")
                try await store.compactHistory(keeping: configuration.retention)
                try await store.forgetDeployments(olderThan: configuration.retention.age)
                FaultPoint.reached("compact.done")
                try await store.forgetKeys()
                try await store.forgetLogins()
            } catch let fault as Fault {
                logger.error("old history can't be removed at the moment", metadata: ["error": "\(fault)"])
            }
        }
    }
}
