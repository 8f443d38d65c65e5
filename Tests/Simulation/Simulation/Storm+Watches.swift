/// Watches that are cut, stalled or forbidden.
extension Storm {
    func cutWatch() { chance.pick(scenario.watchers).pipe?.cut() }

    func stallWatch() {
        let watcher = chance.pick(scenario.watchers)
        guard let pipe = watcher.pipe else { return }
        note("\(watcher.name) does not read")
        pipe.stall(true)
        later(500...9000) { pipe.stall(false) }
    }

    func revoke() {
        let (name, model) = (chance.pick(scenario.watchers).name, model)
        note("\(name) may not watch")
        model.with { $0.revoked[name] = clock.now() }
        later(10_000...20_000) { model.with { $0.revoked[name] = nil } }
    }
}
