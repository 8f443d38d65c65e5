/// Hands values from callbacks of the loop to the one task that waits for them there. Belongs to the loop's thread.
final class Mailbox<Value: Sendable>: @unchecked Sendable {
    private var values: [Value] = []
    private var isClosed = false
    private var waiter: CheckedContinuation<Void, Never>?

    func put(_ value: Value) {
        values.append(value)
        wake()
    }

    /// No more values come; those that are there are still handed out.
    func close() {
        isClosed = true
        wake()
    }

    private func wake() {
        waiter?.resume()
        waiter = nil
    }

    /// All values since the last call, at least one; `nil` after the last.
    func next() async -> [Value]? {
        while values.isEmpty {
            if isClosed { return nil }
            await withCheckedContinuation { waiter = $0 }
        }
        defer { values.removeAll(keepingCapacity: true) }
        return values
    }
}
