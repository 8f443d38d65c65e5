import Model

extension Feed {
    var ticks: Int { state.withLock { $0.ticks } }

    var incarnation: Int { state.withLock { $0.incarnation } }

    func checkEnd() throws(Fault) {
        if let fault = state.withLock({ $0.end }) { throw fault }
    }

    /// What memory has for a watch, and the number of the history that it is from.
    func look(
        after revision: Int64, epoch: String, incarnation: Int?, filter: WatchFilter
    ) -> (FeedState.Look, incarnation: Int) {
        state.withLock { state in
            let look = state.look(
                after: revision, epoch: epoch, incarnation: incarnation, filter: filter, limit: configuration.batch)
            return (look, state.incarnation)
        }
    }

    /// Waits for an event that concerns the filter, for the tick `until`, for another history, for the feed's end or
    /// for the task's cancellation.
    ///
    /// - Returns: the revision up to which nothing concerned it.
    func wait(_ filter: WatchFilter, seenThrough: Int64, until: Int, incarnation: Int) async -> Int64 {
        let id = state.withLock { $0.makeID() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waiter = FeedWaiter(
                    filter: filter, seenThrough: seenThrough, until: until, continuation: continuation)
                let isParked = state.withLock { $0.park(waiter, id: id, incarnation: incarnation) }
                if !isParked {
                    waiter.wake()
                } else if Task.isCancelled {
                    // The handler may have run before there was anything to cancel.
                    cancelWait(id)
                }
            }
        } onCancel: {
            cancelWait(id)
        }
    }

    private func cancelWait(_ id: UInt64) {
        state.withLock { $0.removeWaiter(id) }?.wake()
    }
}
