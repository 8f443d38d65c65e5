import Model
import Synchronization

/// Whom the store tells of its commits.
final class Notices: Sendable {
    enum Notice: Sendable {
        case event(Transition)
        case work
    }

    private let listeners = Mutex<[@Sendable (Notice) -> Void]>([])

    func add(_ listener: @escaping @Sendable (Notice) -> Void) { listeners.withLock { $0.append(listener) } }

    func eventIsWritten(_ event: Transition) { tell(.event(event)) }

    func workIsDue() { tell(.work) }

    private func tell(_ notice: Notice) {
        for listener in listeners.withLock({ $0 }) { listener(notice) }
    }
}
