import Messages
import Model
import Synchronization

/// One stream of the daemon's that several readers of one caller follow, each at its own pace.
///
/// One of the readers leads: a task beside it asks the daemon, as fast as the daemon delivers. When it leaves, another
/// leads on from the newest event, so that nothing is lost.
final class SharedStream: Sendable {
    /// What a reader is to do.
    enum Step: Equatable {
        case deliver(DatabasesV1.WatchStatusResponse)
        /// Nobody asks the daemon: do it, from here on.
        case lead(after: DatabasesV1.Position)
        /// It is too far behind, or the history begins anew: ask the daemon by itself.
        case leave
        /// The daemon's stream has ended.
        case fail(Fault)
    }

    private struct State {
        var events: SharedEvents
        var readers: Set<Int> = []
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var leader: Int?
        var end: Step?
        var nextReader = 0

        /// Those that have something to do now.
        mutating func takeWaiting() -> [CheckedContinuation<Void, Never>] {
            defer { waiting = [:] }
            return Array(waiting.values)
        }
    }

    private let state: Mutex<State>

    init(after place: DatabasesV1.Position, capacity: Int) {
        state = Mutex(State(events: SharedEvents(after: place, capacity: capacity)))
    }

    /// A new reader that goes on after a place; `nil` if it can't here.
    func enter(at place: DatabasesV1.Position) -> Int? {
        state.withLock { state in
            guard state.end == nil, state.events.covers(place) else { return nil }
            state.nextReader += 1
            state.readers.insert(state.nextReader)
            return state.nextReader
        }
    }

    /// A reader has gone, and with it the leader's task if it led.
    ///
    /// - Returns: whether nobody is left.
    func leave(_ reader: Int) -> Bool {
        let (isEmpty, woken) = state.withLock { state in
            state.readers.remove(reader)
            guard state.leader == reader else { return (state.readers.isEmpty, [CheckedContinuation<Void, Never>]()) }
            state.leader = nil
            return (state.readers.isEmpty, state.takeWaiting())
        }
        for continuation in woken { continuation.resume() }
        return isEmpty
    }

    var isOver: Bool { state.withLock { $0.end != nil } }

    // MARK: The leader

    /// Takes the daemon's next event.
    ///
    /// - Returns: whether more is wanted.
    func publish(_ event: DatabasesV1.WatchStatusResponse) -> Bool {
        let (goesOn, woken) = state.withLock { state in
            guard state.end == nil else { return (false, [CheckedContinuation<Void, Never>]()) }
            let follows = state.events.append(event)
            if !follows { state.end = .leave }
            return (follows, state.takeWaiting())
        }
        for continuation in woken { continuation.resume() }
        return goesOn
    }

    /// The daemon's stream has ended; so does this one, for all.
    func fail(_ fault: Fault) {
        let woken = state.withLock { state in
            if state.end == nil { state.end = .fail(fault) }
            return state.takeWaiting()
        }
        for continuation in woken { continuation.resume() }
    }

    // MARK: Readers

    /// What a reader is to do next; waits until there is something.
    ///
    /// - Throws: `CancellationError`.
    func next(_ reader: Int, after revision: UInt64) async throws -> Step {
        while true {
            try Task.checkCancellation()
            if let step = step(reader, after: revision) { return step }
            await wait(reader, after: revision)
        }
    }

    private func step(_ reader: Int, after revision: UInt64) -> Step? {
        state.withLock { state in
            switch state.events.next(after: revision) {
            case .event(let event): return .deliver(event)
            case .gone: return .leave
            // What was published before the end is delivered before it.
            case .nothing: break
            }
            if let end = state.end { return end }
            guard state.leader == nil else { return nil }
            state.leader = reader
            return .lead(after: state.events.position)
        }
    }

    private func wait(_ reader: Int, after revision: UInt64) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    guard state.end == nil, state.leader != nil, state.events.next(after: revision) == .nothing,
                        !Task.isCancelled
                    else { return false }
                    state.waiting[reader] = continuation
                    return true
                }
                if !mustWait { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: reader) }?.resume()
        }
    }
}
