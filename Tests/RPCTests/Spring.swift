import Messages
import Synchronization

/// A producer of responses that a test feeds.
final class Spring: ResponseProducer {
    enum Drop {
        case response([UInt8])
        case work
        case fault
    }

    private struct State {
        var drops: [Drop] = []
        var waker: (any ResponseWaker)?
    }

    private let state = Mutex(State())
    private let trailers: CallTrailers
    private let journal: Journal
    private let gate: Gate

    init(_ drops: [Drop], _ context: CallContext, journal: Journal, gate: Gate) {
        trailers = context.trailers
        self.journal = journal
        self.gate = gate
        state.withLock { $0.drops = drops }
    }

    /// Adds what comes next; from any thread.
    func give(_ drops: Drop...) {
        state.withLock { $0.drops += drops }
        unpark()
    }

    var isWaiting: Bool { state.withLock { $0.waker != nil } }

    func next() throws -> ResponseStep {
        switch state.withLock({ $0.drops.isEmpty ? nil : $0.drops.removeFirst() }) {
        case .response(let bytes): .response(bytes)
        case .work: .work
        case .fault: throw TestService.fault
        case nil: .wait
        }
    }

    func work() async throws {
        journal.write("work began")
        do { try await gate.wait() } catch {
            journal.write("work cancelled")
            throw error
        }
    }

    func park(_ waker: any ResponseWaker) -> Bool {
        state.withLock { state in
            guard state.drops.isEmpty else { return false }
            state.waker = waker
            return true
        }
    }

    func unpark() {
        let waker = state.withLock { state in
            defer { state.waker = nil }
            return state.waker
        }
        waker?.wake()
    }

    func ended(isUnsent: Bool) {
        trailers.add(CallMetadata("unsent", "\(isUnsent)"))
        journal.write("ended")
    }
}

/// Serves springs, and remembers them in the order of their calls.
final class SpringService: RPCService {
    static let path = "/test.Springs/Follow"

    private let springs = Mutex<[Spring]>([])
    let journal = Journal()
    let gate = Gate()

    /// Each byte of the request is a response to begin with.
    var methods: [RPCMethod] {
        [
            RPCMethod(
                path: Self.path,
                handler: .serverStreaming { [self] request, context, sink in
                    let spring = Spring(request.map { .response([$0]) }, context, journal: journal, gate: gate)
                    springs.withLock { $0.append(spring) }
                    try await sink.follow(spring)
                })
        ]
    }

    /// Those that were made so far.
    var all: [Spring] { springs.withLock { $0 } }
}
