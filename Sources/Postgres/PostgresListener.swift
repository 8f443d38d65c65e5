import EventLoop

/// Hears what `NOTIFY` says on some channels, over a connection of its own that is made again after it is lost.
public final class PostgresListener: Sendable {
    /// What a listener hears.
    public enum Event: Sendable, Equatable {
        /// It listens. What was said before, since the last `disconnected` or at all, is not known.
        case connected
        /// Somebody said this.
        case notification(channel: String, payload: String)
        /// It doesn't listen at the moment and tries again.
        case disconnected(PostgresFault)
    }

    private let core: ListenerCore

    /// A listener on channels, named exactly as `NOTIFY` folds them: lower case unless quoted.
    public init(
        connectionString: String, loop: EventLoop, channels: [String], session: SessionSettings = SessionSettings()
    ) {
        core = ListenerCore(connectionString: connectionString, loop: loop, channels: channels, session: session)
    }

    /// Listens until the task is cancelled. Events are delivered one after the other and in order.
    nonisolated(nonsending) public func run(onEvent: (Event) async -> Void) async {
        do {
            while true {
                for event in try await core.next() { await onEvent(event) }
            }
        } catch {
            // Only the task's cancellation ends it.
            await core.stop()
        }
    }
}
