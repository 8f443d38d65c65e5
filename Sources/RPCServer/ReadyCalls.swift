/// Calls whose handlers are to begin, and what runs them. Belongs to the loop's thread.
final class ReadyCalls: @unchecked Sendable {
    private var calls: [ServerCall] = []
    private var next = 0
    private var isClosed = false
    private var waiter: UnsafeContinuation<Void, Never>?

    /// Whether no call waits for its handler.
    var isEmpty: Bool { next == calls.count }

    func put(_ call: ServerCall) {
        calls.append(call)
        wake()
    }

    /// No more calls come.
    func close() {
        isClosed = true
        wake()
    }

    private func wake() {
        waiter?.resume()
        waiter = nil
    }

    /// Waits for calls; `false` when there are none and none will come.
    nonisolated(nonsending) func wait() async -> Bool {
        while isEmpty {
            if isClosed { return false }
            // Resumed once, by `wake`. Not a checked one: a call with nothing beside it would pay for the check.
            await withUnsafeContinuation { waiter = $0 }
        }
        return true
    }

    /// Runs handlers one after the other, in the current task, until no call waits.
    ///
    /// Most handlers are done without ever waiting, and share one task. One that waits keeps this one; whoever started
    /// it goes on with the next.
    nonisolated(nonsending) func run() async {
        await withUnsafeCurrentTask { task in
            while let call = take() {
                await call.run(in: task)
                // The task is cancelled for good, and no place for another call.
                if call.isCancelled { return }
            }
        }
    }

    private func take() -> ServerCall? {
        while let call = takeFirst() {
            // What handlers answer to who does not read would only pile up.
            guard call.connection.isCongested, !call.isCancelled else { return call }
            call.connection.hold(call)
        }
        return nil
    }

    private func takeFirst() -> ServerCall? {
        guard next < calls.count else { return nil }
        let call = calls[next]
        next += 1
        if next == calls.count {
            calls.removeAll(keepingCapacity: true)
            next = 0
        }
        return call
    }
}
