import Model
import Sealing
import Synchronization

/// The key of the audit log's chains while a program has it, and the signal that there is something to seal.
public final class AuditChain: Sendable {
    private enum Keeping {
        /// There are no chains yet, as far as this program knows: lines are taken in when they begin.
        case notBegun
        case open(ChainKey)
        /// There are chains, and their key is not here. Why, for people.
        case closed(String)
    }

    private struct State {
        var keeping = Keeping.notBegun
        var isExpecting = false
    }

    private let state = Mutex(State())
    private let signal: AsyncStream<Void>.Continuation
    /// Something was written that is not sealed yet, or may have been. For one task.
    public let wakeUps: AsyncStream<Void>

    init() {
        (wakeUps, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// The key; `nil` while the chains are not open.
    public var key: ChainKey? { state.withLock { if case .open(let key) = $0.keeping { key } else { nil } } }

    /// Why no line can be written; `nil` while lines can.
    public var closedBecause: String? {
        state.withLock { if case .closed(let cause) = $0.keeping { cause } else { nil } }
    }

    /// Asks for a look at what is to be sealed.
    public func wake() { signal.yield() }

    /// Whether a line was marked since this was asked last: it is there in a moment, unless its statement failed.
    public func takeExpectation() -> Bool {
        state.withLock { state in
            defer { state.isExpecting = false }
            return state.isExpecting
        }
    }

    func open(_ key: ChainKey) { state.withLock { $0.keeping = .open(key) } }

    /// No line is written and none is sealed from here on: without a mark it would look like a planted one.
    ///
    /// - Parameter cause: for people, a sentence without its full stop.
    public func close(because cause: String) { state.withLock { $0.keeping = .closed(cause) } }

    /// - Throws: `Fault` (`Sealed`) while the chains are closed.
    func mark(_ entry: AuditEntry) throws(Fault) -> MarkedEntry {
        let keeping = state.withLock { state in
            state.isExpecting = true
            return state.keeping
        }
        switch keeping {
        case .notBegun: return MarkedEntry(entry: entry, mark: nil)
        case .closed(let cause): throw Self.sealed(cause)
        case .open(let key):
            wake()
            return MarkedEntry(entry, by: key)
        }
    }

    private static func sealed(_ cause: String) -> Fault {
        Fault(
            .failedPrecondition, reason: "Sealed",
            "nothing is changed while the audit log can't be written, for \(cause)",
            nextSteps: [
                "The operator puts back the key file and starts paasd again, or, if the key is lost for good, runs "
                    + "`paas keys recover`."
            ])
    }
}
