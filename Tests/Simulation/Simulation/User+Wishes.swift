import Model
import Store

/// What a user wishes for.
extension User {
    func carryOut(_ wish: Wish) async {
        let (chance, scenario) = (scenario.chance, scenario)
        scenario.count("\(wish)")
        guard wish != .create else { return await create() }
        let id = chance.pick(known)
        guard wish != .reveal else { return await reveal(id) }
        let model = scenario.model
        let key = key(saying: "\(wish) \(id)")
        let origin = StoreModel.Origin(actor: name, action: "\(wish)", key: key)
        await insist("\(wish) \(id)", key) {
            switch wish {
            case .delete: try model.delete(id, withVolume: false, by: origin)
            case .purge: try model.delete(id, withVolume: true, by: origin)
            case .undelete: try model.undelete(id, by: origin)
            case .rotate: try model.rotate(id, by: origin)
            case .retry, .create, .reveal: try model.retry(id, by: origin)
            }
        }
    }

    func create() async {
        let (chance, scenario) = (scenario.chance, scenario)
        let (model, name, app) = (scenario.model, name, app)
        let key = key(saying: "create")
        let host = scenario.hosts[app.rawValue.utf8.reduce(0) { $0 + Int($1) } % scenario.hosts.count]
        let origin = StoreModel.Origin(actor: name, action: "create", key: key)
        let word = "db\(chance.pick(1...99999))"
        // Each time the request comes in it gets an identifier of its own, as it does in service.
        let id = await insist("create \(word)", key) {
            var random = SeededGenerator(chance)
            let new = NewDatabase(
                id: DatabaseID(using: &random), org: Self.org, app: app,
                name: Self.makeName(word), engineVersion: .standard, createdBy: name)
            return try model.create(new, host: host, by: origin)
        }
        if let id { state.withLock { $0.known.append(id) } }
    }

    func key(saying text: String) -> IdempotencyKey {
        let number = state.withLock { state in
            state.keys += 1
            return state.keys
        }
        return IdempotencyKey(org: Self.org, principal: name, text: "key \(number)", digest: Array(text.utf8))
    }

    func reveal(_ id: DatabaseID) async {
        guard let daemon = somebody() else { return }
        let audits = { [scenario] in
            scenario.model.with { $0.audits.filter { $0.action == "reveal" && $0.database == id }.count }
        }
        let before = audits()
        guard (try? await ask(daemon, { try await $0.reveal(id, as: self.name) })) != nil else { return }
        scenario.chronicle.note(name, "reveal \(id)")
        if audits() <= before { problem("F: the secret of \(id) came before its audit row") }
    }
}
