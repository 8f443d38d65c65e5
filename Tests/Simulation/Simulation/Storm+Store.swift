import Store

/// The store and the way to it.
extension Storm {
    func disturbAll() { for daemon in scenario.daemons { daemon.isDisturbed() } }

    func storeDown() {
        note("the store is down")
        model.with { $0.isDown = true }
        let (model, scenario) = (model, scenario)
        later(100...7000) {
            scenario.chronicle.note("storm", "the store is up")
            model.with { $0.isDown = false }
            for daemon in scenario.daemons { daemon.isDisturbed() }
        }
    }

    func cutLine() {
        guard let daemon = anyDaemon() else { return }
        note("\(daemon.process.name) does not reach the store")
        daemon.line.with { $0.isCut = true }
        later(200...9000) {
            daemon.isDisturbed()
            daemon.line.with { $0.isCut = false }
        }
    }

    func loseCalls() {
        guard let daemon = anyDaemon() else { return }
        note("\(daemon.process.name) loses calls")
        daemon.line.with { line in
            line.lossRate = UInt64(chance.pick(2...6))
            line.longestWay = chance.pick(1...120)
        }
        later(1000...8000) {
            daemon.isDisturbed()
            daemon.line.with { line in
                line.lossRate = 0
                line.longestWay = 6
            }
        }
    }

    func loseNotices() {
        guard let daemon = anyDaemon() else { return }
        note("\(daemon.process.name) loses notifications")
        daemon.line.with { $0.noticeLossRate = UInt64(chance.pick(1...3)) }
        later(1000...20_000) { daemon.line.with { $0.noticeLossRate = 0 } }
    }

    func compact() {
        let kept = chance.pick(0...12)
        note("history is compacted to \(kept) events")
        model.compactHistory(keeping: HistoryRetention(count: Int64(kept)))
    }

    func changeHistory() {
        guard chance.happens(oneOf: 3) else { return }
        note("the history is another one")
        model.changeEpoch()
    }

    /// Never by as much as idempotency keys are kept: a key that is over by the store's clock is over.
    func jump() {
        let offset = Duration.seconds(chance.pick([-82_000, -3600, -10, 10, 3600, 82_000]))
        guard abs((model.clockOffset + offset).components.seconds) <= 82_000 else { return }
        note("the store's clock jumps by \(offset)")
        model.jump(by: offset)
    }
}
