import Engines
import Synchronization

/// The newest news of a transfer: whoever fetches never waits for whoever reads.
final class ProgressBoard: Sendable {
    private let news = Mutex<TransferProgress?>(nil)

    func note(_ progress: TransferProgress) { news.withLock { $0 = progress } }

    /// What was noted last, unless it was taken already.
    func take() -> TransferProgress? {
        news.withLock { news in
            defer { news = nil }
            return news
        }
    }
}
