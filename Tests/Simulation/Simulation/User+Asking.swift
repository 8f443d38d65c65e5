import Model
import Store

/// How a user asks.
extension User {
    /// Asks until there is an answer; sometimes twice at once, and now and then with the same key for something else.
    ///
    /// - Returns: the database that the answer is about; `nil` if it was refused.
    @discardableResult
    func insist(
        _ what: String, _ key: IdempotencyKey, _ effect: @escaping @Sendable () throws -> Database
    ) async -> DatabaseID? {
        let (scenario, clock, chance) = (scenario, scenario.clock, scenario.chance)
        if chance.happens(oneOf: 6), let daemon = somebody() {
            // Nobody waits for this one's answer.
            daemon.take { _ = try? await $0.once(key, effect) }
        }
        while !isStopped {
            guard let daemon = somebody() else {
                try? await clock.sleep(for: .milliseconds(700))
                continue
            }
            do {
                let database = try await ask(daemon) { try await $0.once(key, effect) }
                answered(what, key, database)
                if chance.happens(oneOf: 8) { await askForSomethingElse(key) }
                return database.id
            } catch let fault as Fault where fault.code != .unavailable {
                scenario.chronicle.note(name, "\(what) with \(key.text): refused, \(fault.reason)")
                refused(what, key, fault)
                return nil
            } catch {
                scenario.chronicle.note(name, "\(what) with \(key.text): no answer of \(daemon.process.name)")
                try? await clock.sleep(for: chance.milliseconds(100...1500))
            }
        }
        return nil
    }

    func somebody() -> HostDaemon? {
        let daemons = scenario.daemons.filter { !$0.process.isDead }
        return daemons.isEmpty ? nil : scenario.chance.pick(daemons)
    }

    func answered(_ what: String, _ key: IdempotencyKey, _ database: Database) {
        scenario.chronicle.note(name, "\(what) with \(key.text): \(database.id) at \(database.revision)")
        let before = state.withLock { state in
            state.acknowledged = max(state.acknowledged, database.revision)
            return state.answers.updateValue(database.id, forKey: key.text)
        }
        if let before, before != database.id { problem("D: \(key.text) has two answers") }
        if scenario.model.with({ $0.rows[database.id] }) == nil {
            problem("C: \(database.id) is acknowledged and gone")
        }
    }

    func refused(_ what: String, _ key: IdempotencyKey, _ fault: Fault) {
        let identity = ModelKey.Identity(key)
        if scenario.model.with({ $0.keyedEvents.values.contains(identity) }) {
            problem("D: \(what) with \(key.text) was done and is refused: \(fault.reason)")
        }
    }

    func askForSomethingElse(_ key: IdempotencyKey) async {
        var other = key
        other.digest = Array("something else".utf8)
        guard let daemon = somebody() else { return }
        do {
            let database = try await ask(daemon) { [other] in
                try await $0.once(other) { throw StoreModel.fault(.internal, "Begun") }
            }
            problem("D: another request with \(key.text) is answered with \(database.id)")
        } catch let fault as Fault where fault.reason == "Begun" {
            problem("D: another request with \(key.text) was begun")
        } catch {
            // Refused, or not answered.
        }
    }

    /// A call to a daemon, which may not live to answer.
    func ask<Value: Sendable>(
        _ daemon: HostDaemon, _ body: @escaping @Sendable (HostDaemon) async throws -> Value
    ) async throws -> Value {
        let (clock, chance, reply) = (scenario.clock, scenario.chance, Reply<Value>())
        clock.schedule(after: chance.milliseconds(1...4)) {
            daemon.take { daemon in
                let result: Result<Value, any Error>
                do { result = .success(try await body(daemon)) } catch { result = .failure(error) }
                // Nothing gets out of a dead daemon, and now and then nothing out of a living one.
                if daemon.process.isDead || chance.happens(oneOf: 25) { return }
                clock.schedule(after: chance.milliseconds(1...4)) { reply.settle(result) }
            }
        }
        clock.schedule(after: .seconds(3)) { reply.settle(.failure(StoreLine.unreachable)) }
        return try await reply.value()
    }
}
