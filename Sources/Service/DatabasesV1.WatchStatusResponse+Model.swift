import Messages
import Model

extension DatabasesV1.WatchStatusResponse {
    /// The message that stands for an event of a watch.
    init(_ event: WatchEvent) {
        self.init(
            epoch: event.position.epoch, revision: UInt64(clamping: event.position.revision),
            previous: UInt64(clamping: event.previous), event: Event(event.kind))
    }
}

extension DatabasesV1.WatchStatusResponse.Event {
    init(_ kind: WatchEvent.Kind) {
        self =
            switch kind {
            case .snapshot(let database): .snapshot(DatabasesV1.Database(database))
            case .synced: .synced(DatabasesV1.Synced())
            case .transition(let transition): .transition(DatabasesV1.Transition(transition))
            case .bookmark: .bookmark(DatabasesV1.Bookmark())
            case .reset(let reason): .reset(DatabasesV1.Reset(reason: reason))
            }
    }
}
