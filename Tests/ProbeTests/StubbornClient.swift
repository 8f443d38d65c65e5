import EventLoop
import Postgres
import Support
import Synchronization

/// A client that opens sessions with one password as fast as it can, on a thread of its own, until it is refused.
final class StubbornClient: Sendable {
    private let thread = TestLoop.make()
    private let opened = Mutex(0)
    private let refused = Mutex(false)
    private let sessions = Sessions()

    /// Touched on the client's thread alone.
    private final class Sessions: @unchecked Sendable {
        var open: [BlockingConnection] = []
    }

    /// How many sessions it has opened.
    var count: Int { opened.withLock { $0 } }

    /// It has been refused, and opens no more.
    var isRefused: Bool { refused.withLock { $0 } }

    init(connectionString: String) {
        let sessions = sessions
        thread.execute {
            while let session = try? BlockingConnection(connectionString: connectionString) {
                sessions.open.append(session)
                self.opened.withLock { $0 += 1 }
                if sessions.open.count > 20 { sessions.open.removeFirst(10) }
            }
            self.refused.withLock { $0 = true }
        }
    }

    /// How many of its sessions still answer, once it has been refused.
    func survivors() async -> Int {
        let sessions = sessions
        return await withCheckedContinuation { continuation in
            thread.execute {
                continuation.resume(returning: sessions.open.count { (try? $0.execute("select 1")) != nil })
            }
        }
    }

    func stop() { thread.stop() }
}
