import EventLoop

/// Asks again and again, each 5 ms, until the answer is yes or the time is over; the last answer.
nonisolated(nonsending) public func eventually(
    within limit: Duration = .seconds(60), _ condition: () async throws -> Bool
) async rethrows -> Bool {
    let deadline = EventLoop.now() + limit.wholeNanoseconds
    while true {
        if try await condition() { return true }
        guard EventLoop.now() < deadline, !Task.isCancelled else { return false }
        await pause(for: .milliseconds(5))
    }
}

private func pause(for duration: Duration) async {
    // A cancelled pause is a short one: the loop above looks at the task itself.
    do { try await TestLoop.shared.sleep(for: duration) } catch { return }
}
