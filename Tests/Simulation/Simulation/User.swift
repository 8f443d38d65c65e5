import Model
import Store
import Synchronization

/// Somebody who asks for things, with an idempotency key each, and asks again until there is an answer.
final class User: Sendable {
    struct State {
        var known: [DatabaseID] = []
        var acknowledged: Int64 = 0
        var answers: [String: DatabaseID] = [:]
        var problems: [String] = []
        var isDone = false
        var isStopped = false
        var keys = 0
    }

    enum Wish: CaseIterable {
        case create, delete, purge, undelete, rotate, retry, reveal
    }

    let name: String
    let app: Name
    let scenario: Scenario
    let state = Mutex(State())

    init(_ scenario: Scenario, number: Int) {
        self.scenario = scenario
        name = "user\(number)"
        app = Name("app\(number)") ?? Self.org
    }

    static let org = makeName("acme")

    static func makeName(_ text: String) -> Name {
        guard let name = Name(text) else { preconditionFailure("\(text) is no name") }
        return name
    }

    var problems: [String] { state.withLock { $0.problems } }

    var known: [DatabaseID] { state.withLock { $0.known } }

    /// The newest revision that an answer has told.
    var acknowledged: Int64 { state.withLock { $0.acknowledged } }

    var isDone: Bool { state.withLock { $0.isDone } }

    var isStopped: Bool { state.withLock { $0.isStopped } }

    func stop() { state.withLock { $0.isStopped = true } }

    func problem(_ text: String) { state.withLock { $0.problems.append("\(name): \(text)") } }

    func run() async {
        let (clock, chance) = (scenario.clock, scenario.chance)
        for number in 1...scenario.shape.requestsPerUser {
            try? await clock.sleep(for: chance.milliseconds(50...7000))
            if isStopped { return }
            let wishes: [Wish] = [
                .create, .delete, .delete, .purge, .undelete, .undelete, .rotate, .rotate, .retry, .reveal,
            ]
            await carryOut(number <= 2 || known.isEmpty ? .create : chance.pick(wishes))
        }
        state.withLock { $0.isDone = true }
    }
}
