/// Daemons that die, stop and go on.
extension Storm {
    func kill() {
        guard let daemon = anyDaemon() else { return }
        if chance.happens(oneOf: 2) { scenario.rest(daemon.host, for: chance.milliseconds(100...9000)) }
        scenario.kill(daemon)
    }

    /// Stops a daemon, if it can be in the midst of some work.
    func stop() {
        guard let daemon = anyDaemon(), !daemon.process.isStopped else { return }
        whenBusy(daemon, tries: chance.happens(oneOf: 4) ? 0 : 300)
    }

    private func whenBusy(_ daemon: HostDaemon, tries: Int) {
        let isBusy = model.with { $0.rows.values.contains { $0.holder == daemon.process.name } }
        if isBusy || tries <= 0 { return stop(daemon) }
        later(3...9) { self.whenBusy(daemon, tries: tries - 1) }
    }

    private func stop(_ daemon: HostDaemon) {
        guard scenario.isStormy, !daemon.process.isStopped, !daemon.process.isDead else { return }
        note("\(daemon.process.name) is stopped")
        daemon.process.isStopped = true
        later(500...14_000) { [note = scenario.chronicle.note] in
            note("storm", "\(daemon.process.name) is continued")
            daemon.isDisturbed()
            daemon.process.isStopped = false
        }
        guard !scenario.shape.clockJumps, chance.happens(oneOf: 2) else { return }
        let scenario = scenario
        later(4500...6000) {
            guard daemon.process.isStopped, !daemon.process.isDead, scenario.isStormy,
                scenario.liveDaemons(of: daemon.host).count == 1
            else { return }
            scenario.startDaemon(on: daemon.host, home: 2)
        }
    }
}
