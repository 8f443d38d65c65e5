import Logging
import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Simulation
@testable import Store

/// The model that the simulation runs on and the real store give the same answers to the same questions.
@Suite(.timeLimit(.minutes(5))) struct ModelAgainstStoreTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func theyGiveTheSameAnswers(seed: UInt64) async throws {
        let pair = try await ModelAndStore(seed: seed)
        for number in 1...250 {
            let (what, model, store) = try await pair.step()
            #expect(model == store, "step \(number), \(what)")
            guard model == store else { return }
        }
        #expect(pair.kinds.count > 14, "only \(pair.kinds) were tried")
    }
}

/// Both, and what is done to them.
private final class ModelAndStore {
    let simulation = Simulation()
    let model: StoreModel
    let store: Store
    let lifecycle: StoreLifecycle
    let chance: SeededRandomness
    private(set) var kinds: Set<String> = []
    private var steps = 0
    private var ids: [DatabaseID] = []
    private let acme = User.org
    private let web = User.makeName("web")

    init(seed: UInt64) async throws {
        chance = SeededRandomness(seed: seed)
        model = StoreModel(clock: simulation.clock)
        let plane = try await ScratchPostgres.shared.database()
        store = Store(pool: PostgresPool(connectionString: plane, loop: TestLoop.shared, size: 2))
        try await store.migrate()
        let name = try #require(HostName("one"))
        try await store.ensureHost(name)
        guard case .taken(let host, _) = try await store.takeHost(name, lock: "lock", run: "1") else {
            throw SupportFault("the host is held")
        }
        lifecycle = StoreLifecycle(store: store, host: host, holder: "holder")
        try await store.ensureOrganisation(acme)
        try await store.ensureApp(org: acme, app: web, host: name)
    }

    /// Does one thing, chosen at random, to both.
    ///
    /// - Returns: what, and both answers.
    func step() async throws -> (what: String, model: String, store: String) {
        steps += 1
        _ = simulation.run(for: .milliseconds(1))
        switch chance.pick(0...19) {
        case 0, 1, 2: return try await create()
        case 3, 4, 5, 6: return try await request()
        case 7, 8, 9: return try await claim()
        case 10, 11, 12, 13, 14: return try await apply()
        case 15: return try await renew()
        case 16: return try await address()
        case 17: return try await wake()
        case 18: return try await history()
        default: return try await answer()
        }
    }

    private func both(
        _ kind: String, _ detail: String = "", _ model: () async throws -> String, _ store: () async throws -> String
    ) async -> (String, String, String) {
        kinds.insert(kind)
        return (kind + detail, await Self.said(model), await Self.said(store))
    }

    private static func said(_ body: () async throws -> String) async -> String {
        do {
            return try await body()
        } catch is LeaseLost {
            return "LeaseLost"
        } catch is Superseded {
            return "Superseded"
        } catch let fault as Fault {
            return fault.reason
        } catch {
            return "\(error)"
        }
    }

    // MARK: What is asked for

    private func key() -> IdempotencyKey? {
        guard chance.happens(oneOf: 3) else { return nil }
        return IdempotencyKey(
            org: acme, principal: "user", text: "key \(chance.pick(1...9))", digest: [UInt8(chance.pick(1...2))])
    }

    private func origin(_ action: String, _ key: IdempotencyKey?) -> StoreModel.Origin {
        StoreModel.Origin(actor: "user", action: action, key: key)
    }

    private func audit(_ action: String) -> AuditEntry {
        AuditEntry(org: acme, actor: "user", action: action, app: web, outcome: .allowed)
    }

    private func create() async throws -> (String, String, String) {
        var random = SeededGenerator(chance)
        let new = NewDatabase(
            id: DatabaseID(using: &random), org: acme, app: web, name: User.makeName("db\(chance.pick(1...9))"),
            engineVersion: .standard, createdBy: "user")
        let key = key()
        let result = await both("create") {
            Self.text(try model.create(new, by: origin("create", key)), model.now)
        } _: {
            Self.text(try await store.createDatabase(new, audit: audit("create"), key: key), try await store.now())
        }
        if model.with({ $0.rows[new.id] }) != nil { ids.append(new.id) }
        return result
    }

    private func request() async throws -> (String, String, String) {
        guard !ids.isEmpty else { return try await create() }
        let (id, key, kind) = (
            chance.pick(ids), key(), chance.pick(["delete", "purge", "undelete", "rotate", "retry"])
        )
        let origin = origin(kind, key)
        return await both(kind, " \(id)") {
            let database =
                switch kind {
                case "delete": try model.delete(id, withVolume: false, by: origin)
                case "purge": try model.delete(id, withVolume: true, by: origin)
                case "undelete": try model.undelete(id, by: origin)
                case "rotate": try model.rotate(id, by: origin)
                default: try model.retry(id, by: origin)
                }
            return Self.text(database, model.now)
        } _: {
            Self.text(try await real(kind, id, key), try await store.now())
        }
    }

    private func real(_ kind: String, _ id: DatabaseID, _ key: IdempotencyKey?) async throws -> Database {
        let audit = audit(kind)
        switch kind {
        case "delete", "purge":
            return try await store.requestDelete(
                org: acme, app: web, id: id, deleteVolume: kind == "purge", actor: "user", audit: audit, key: key)
        case "undelete":
            return try await store.requestUndelete(
                org: acme, app: web, id: id, actor: "user", audit: audit, key: key)
        case "rotate":
            return try await store.requestRotation(
                org: acme, app: web, id: id, mode: .immediate, actor: "user", audit: audit, key: key)
        default:
            return try await store.requestRetry(org: acme, app: web, id: id, actor: "user", audit: audit, key: key)
        }
    }

    // MARK: What the provisioner does

    private func claim() async throws -> (String, String, String) {
        let (limit, lease) = (chance.pick(1...3), chance.happens(oneOf: 3) ? Duration.seconds(3600) : .zero)
        return await both("claim") {
            model.claim(limit: limit, lease: lease, holder: "holder").map { Self.text($0) }.joined(separator: "\n")
        } _: {
            try await lifecycle.claim(limit: limit, lease: lease).map { Self.text($0) }.joined(separator: "\n")
        }
    }

    private func apply() async throws -> (String, String, String) {
        guard !ids.isEmpty else { return try await create() }
        let row = model.row(chance.pick(ids))
        let id = row.database.id
        let fence = chance.happens(oneOf: 6) ? row.fence - 1 : row.fence
        let generation = chance.happens(oneOf: 6) ? row.database.generation - 1 : row.database.generation
        let change = RandomChange(chance, row, step: steps)
        return await both("apply", " \(change)") {
            Self.text(try model.apply(change.made(at: model.now), to: id, fence: fence, generation: generation))
        } _: {
            Self.text(
                try await lifecycle.apply(
                    change.made(at: try await store.now()), to: id, fence: fence, generation: generation))
        }
    }

    private func renew() async throws -> (String, String, String) {
        guard !ids.isEmpty else { return try await create() }
        let row = model.row(chance.pick(ids))
        let fence = row.fence - (chance.happens(oneOf: 4) ? 1 : 0)
        let lease = chance.happens(oneOf: 2) ? Duration.seconds(3600) : .zero
        return await both("renew") {
            try model.renew(row.database.id, fence: fence, lease: lease)
            return "done"
        } _: {
            try await lifecycle.renew(row.database.id, fence: fence, lease: lease)
            return "done"
        }
    }

    private func address() async throws -> (String, String, String) {
        guard !ids.isEmpty else { return try await create() }
        let row = model.row(chance.pick(ids))
        let (id, fence) = (row.database.id, row.fence - (chance.happens(oneOf: 5) ? 1 : 0))
        let candidates = (0..<chance.pick(1...3)).map { _ in "10.0.0.\(chance.pick(1...4))" }
        if chance.happens(oneOf: 2) {
            return await both("reserveAddress", " \(candidates)") {
                try model.reserveAddress(candidates, for: id, fence: fence)?.host ?? "none"
            } _: {
                try await lifecycle.reserveAddress(candidates, for: id, fence: fence)?.host ?? "none"
            }
        }
        // Of a purged row nobody records an address.
        guard row.database.state != .purged else { return try await claim() }
        return await both("recordAddress", " \(candidates[0])") {
            try model.recordAddress(candidates[0], for: id, fence: fence).host
        } _: {
            try await lifecycle.recordAddress(candidates[0], for: id, fence: fence).host
        }
    }

    private func wake() async throws -> (String, String, String) {
        guard !ids.isEmpty, chance.happens(oneOf: 2) else {
            return await both("nextWake") {
                Self.text(model.nextWake(), model.now)
            } _: {
                Self.text(try await lifecycle.nextWake(), try await store.now())
            }
        }
        let id = chance.pick(ids)
        return await both("wake", " \(id)") {
            model.wake(id)
            return "done"
        } _: {
            try await lifecycle.wake(id)
            return "done"
        }
    }

    // MARK: What watches read

    private func history() async throws -> (String, String, String) {
        let revision = Int64(chance.pick(0...Int(max(model.with { $0.revision }, 1))))
        let (limit, filter) = (chance.pick(1...6), WatchFilter(scope: WatchScope(org: acme), organisations: nil))
        switch chance.pick(0...5) {
        case 0:
            let retention = HistoryRetention(age: .seconds(86_400), count: Int64(chance.pick(5...40)))
            return await both("compact") {
                "\(model.compactHistory(keeping: retention))"
            } _: {
                "\(try await store.compactHistory(keeping: retention))"
            }
        case 1, 2:
            return await both("snapshot") {
                Self.text(model.snapshot(filter), model.now)
            } _: {
                Self.text(try await store.snapshot(filter), try await store.now())
            }
        default:
            return await both("history", " after \(revision)") {
                Self.text(model.history(after: revision, filter: filter, limit: limit), model.now)
            } _: {
                Self.text(
                    try await store.history(after: revision, filter: filter, limit: limit), try await store.now())
            }
        }
    }

    private func answer() async throws -> (String, String, String) {
        let key = IdempotencyKey(org: acme, principal: "user", text: "key \(chance.pick(1...9))", digest: [])
        return await both("answer", " to \(key.text)") {
            guard let answer = model.answer(to: key) else { return "none" }
            return "\(answer.digest) \(answer.database.map { Self.text($0, model.now) } ?? "-")"
        } _: {
            guard let answer = try await store.answer(to: key) else { return "none" }
            let now = try await store.now()
            return "\(answer.digest) \(answer.database.map { Self.text($0, now) } ?? "-")"
        }
    }
}

/// Answers as texts, with times as far as both clocks can agree on them.
extension ModelAndStore {
    static func text(_ moment: Timestamp?, _ now: Timestamp) -> String {
        guard let distance = moment?.since(now) else { return "never" }
        return distance > .seconds(1800) ? "later" : distance < .seconds(-1800) ? "earlier" : "now"
    }

    static func text(_ database: Database, _ now: Timestamp) -> String {
        let step = database.step.map { "\($0.name) \($0.progressPercent) \($0.doneBytes)/\($0.totalBytes)" } ?? "-"
        return [
            "\(database.id) \(database.name) \(database.desired) \(database.state) \(database.reason)",
            "'\(database.message)' step \(step) attempt \(database.attempt) next \(text(database.nextAttempt, now))",
            "deadline \(text(database.deadline, now)) at \(database.endpoint?.host ?? "-")",
            "\(database.conditions.map(\.type)) kept \(database.volumeRetained) generation \(database.generation)",
            "revision \(database.revision) sequence \(database.sequence) by \(database.createdBy)",
        ].joined(separator: " ")
    }

    static func text(_ record: Record) -> String {
        [
            text(record.database, record.now), "fence \(record.fence) wake \(text(record.nextWake, record.now))",
            "credential \(record.credential?.version ?? 0) pending \(record.pendingCredential?.version ?? 0)",
            "system \(record.systemIdentifier ?? "-") image \(record.image ?? "-") start \(record.incarnation ?? "-")",
            "rotation \(record.rotation != nil) ready \(record.everReady)",
        ].joined(separator: " ")
    }

    fileprivate static func text(_ snapshot: HistorySnapshot, _ now: Timestamp) -> String {
        "\(snapshot.revision): " + snapshot.databases.map { text($0, now) }.sorted().joined(separator: "\n")
    }

    fileprivate static func text(_ page: HistoryPage, _ now: Timestamp) -> String {
        "\(page.revision) \(page.compacted) \(page.isFull): "
            + page.transitions.map { transition in
                "\(transition.from) \(transition.to) \(transition.reason) \(transition.actor) "
                    + text(transition.database, now)
            }.joined(separator: "\n")
    }
}

/// A change that is the same for both but for its times.
private struct RandomChange: CustomStringConvertible {
    private var change = Change()
    private var wakeIn: Duration?
    private var deadlineIn: Duration?

    init(_ chance: SeededRandomness, _ row: ModelRow, step: Int) {
        if chance.happens(oneOf: 5) {
            change.writesEvent = false
        } else {
            describe(chance, row, step)
        }
        switch chance.pick(0...4) {
        case 0: change.nextWake = .now
        case 1: change.nextWake = .never
        // Each moment is another one, so that their order is the same for both.
        case 2: wakeIn = .seconds(-86_400 + step)
        case 3: wakeIn = .seconds(86_400 + step)
        default: break
        }
        if chance.happens(oneOf: 3) { change.incarnation = "start \(step)" }
        change.releaseLease = chance.happens(oneOf: 2)
    }

    private mutating func describe(_ chance: SeededRandomness, _ row: ModelRow, _ step: Int) {
        let states: [DatabaseState] = [.provisioning, .ready, .degraded, .failed, .deleting, .deleted, .purged]
        if chance.happens(oneOf: 2) { change.state = chance.pick(states) }
        if chance.happens(oneOf: 2) { change.reason = "Reason\(step)" }
        if chance.happens(oneOf: 3) { change.message = "step \(step)" }
        switch chance.pick(0...3) {
        case 0: change.step = .clear
        case 1:
            let name = chance.pick([StepName.network, .image, .login])
            change.step = .begin(name, progress: chance.pick(-5...120), done: Int64(chance.pick(-5...50)), total: 60)
        default: break
        }
        if chance.happens(oneOf: 3) { change.attempt = chance.pick(0...9) }
        if chance.happens(oneOf: 4) { change.deadline = .clear }
        if chance.happens(oneOf: 4) { deadlineIn = .seconds(86_400) }
        if chance.happens(oneOf: 8) { change.clearEndpoint = true }
        if chance.happens(oneOf: 4) { change.systemIdentifier = "\(step)" }
        if chance.happens(oneOf: 6) { change.image = "image \(step)" }
        if chance.happens(oneOf: 4) { change.everReady = true }
        if chance.happens(oneOf: 4) { change.volumeRetained = chance.happens(oneOf: 2) }
        let secret = SealedSecret(
            wrappedKey: [1, 2, 3], nonce: [4], ciphertext: [5], version: (row.credential?.version ?? 0) + 1)
        if row.credential == nil {
            if chance.happens(oneOf: 2) { change.credential = secret }
        } else if row.pendingCredential == nil {
            if chance.happens(oneOf: 3) { change.pendingCredential = secret }
        } else if chance.happens(oneOf: 2) {
            change.promotesPending = true
        } else if chance.happens(oneOf: 3) {
            change.forgetsRotation = true
        }
    }

    func made(at now: Timestamp) -> Change {
        var change = change
        if let wakeIn { change.nextWake = .at(now.advanced(by: wakeIn)) }
        if let deadlineIn { change.deadline = .at(now.advanced(by: deadlineIn)) }
        return change
    }

    var description: String { "\(change)" }
}
