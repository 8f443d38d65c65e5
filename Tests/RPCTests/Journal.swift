import Synchronization

/// What handlers note, for a test to wait for.
final class Journal: Sendable {
    private let counter = Mutex(0)
    private let written = Mutex<[String]>([])
    private let stream: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func write(_ line: String) {
        written.withLock { $0.append(line) }
        continuation.yield(line)
    }

    /// Waits for the next line.
    func next() async -> String? {
        for await line in stream { return line }
        return nil
    }

    /// All lines so far, those that were waited for too.
    var lines: [String] { written.withLock { $0 } }

    var count: Int {
        get { counter.withLock { $0 } }
        set { counter.withLock { $0 = newValue } }
    }
}
