import Model

@testable import Simulation

/// What is wanted of a database, put into its row without the store's refusals.
extension StoreModel {
    func create(_ database: Database) {
        with { state in
            state.rows[database.id] = ModelRow(database: database, nextWake: database.nextAttempt)
            note(&state, database.id, from: .provisioning, actor: "user")
        }
    }

    func request(_ desired: Desired, _ target: DatabaseState, of id: DatabaseID) {
        let now = now
        with { state in
            guard var row = state.rows[id] else { return }
            let from = row.database.state
            row.database.desired = desired
            row.database.state = target
            row.database.reason = "Requested"
            row.database.generation += 1
            row.database.step = nil
            row.database.attempt = 0
            row.database.deadline = nil
            row.nextWake = now
            state.rows[id] = row
            note(&state, id, from: from, actor: "user")
        }
    }

    func requestRotation(of id: DatabaseID) {
        let now = now
        with { state in
            guard var row = state.rows[id] else { return }
            row.rotation = .immediate
            row.database.generation += 1
            row.nextWake = now
            state.rows[id] = row
            note(&state, id, from: row.database.state, actor: "user")
        }
    }
}
