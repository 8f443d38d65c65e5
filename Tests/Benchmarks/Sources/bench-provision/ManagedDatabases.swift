import Messages
import PaasClient

/// Creates and destroys databases as a client of the daemon does.
struct ManagedDatabases: Sendable {
    let client: SocketClient

    /// Creates a database and waits for the transition to Ready on a watch that was there before.
    ///
    /// - Returns: seconds from the request until the watch has delivered the transition, and the database's id.
    func createUntilReady(_ name: String, version: String = "") async throws -> (seconds: Double, id: String) {
        var updates = client.watch(org: "acme", app: "web").makeAsyncIterator()
        while let update = try await updates.next() {
            if case .event(let event) = update, case .synced? = event.event { break }
        }
        let clock = ContinuousClock()
        let began = clock.now
        let created = try await client.databases.createDatabase(
            .init(org: "acme", app: "web", name: name, engineVersion: version))
        guard let id = created.database?.id else { throw BenchFault("no database in the answer") }
        while let update = try await updates.next() {
            guard case .event(let event) = update, case .transition(let transition)? = event.event,
                let database = transition.database, database.id == id
            else { continue }
            if transition.to == .ready { return ((clock.now - began) / .seconds(1), id) }
            if transition.to == .failed { throw BenchFault("\(name) failed: \(database.reason) \(database.message)") }
        }
        throw BenchFault("the watch has ended")
    }

    /// Asks for so many databases at the same time; seconds until the watch has delivered the last one's transition to
    /// Ready.
    func createAtOnce(_ count: Int) async throws -> Double {
        var updates = client.watch(org: "acme", app: "web").makeAsyncIterator()
        while let update = try await updates.next() {
            if case .event(let event) = update, case .synced? = event.event { break }
        }
        let clock = ContinuousClock()
        let began = clock.now
        var missing = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 1...count {
                group.addTask {
                    try await client.databases.createDatabase(.init(org: "acme", app: "web", name: "at-once-\(number)"))
                        .database?.id
                }
            }
            return try await group.reduce(into: Set<String>()) { if let id = $1 { $0.insert(id) } }
        }
        guard missing.count == count else { throw BenchFault("\(missing.count) of \(count) were accepted") }
        while let update = try await updates.next() {
            guard case .event(let event) = update, case .transition(let transition)? = event.event,
                let database = transition.database
            else { continue }
            if transition.to == .failed { throw BenchFault("\(database.name) failed: \(database.message)") }
            if transition.to == .ready { missing.remove(database.id) }
            if missing.isEmpty { return (clock.now - began) / .seconds(1) }
        }
        throw BenchFault("the watch has ended")
    }

    /// Destroys a database and waits until nothing is left of it.
    func purge(_ id: String) async throws {
        var updates = client.watch(org: "acme", app: "web", id: id).makeAsyncIterator()
        _ = try await client.databases.deleteDatabase(.init(org: "acme", app: "web", id: id, deleteVolume: true))
        while let update = try await updates.next() {
            guard case .event(let event) = update else { continue }
            if case .transition(let transition)? = event.event, transition.to == .purged { return }
            if case .snapshot(let database)? = event.event, database.state == .purged { return }
        }
    }
}
