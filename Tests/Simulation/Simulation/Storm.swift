import Model

/// What befalls the others, by the seed's choice.
struct Storm: Sendable {
    let scenario: Scenario

    var chance: SeededRandomness { scenario.chance }
    var clock: ManualClock { scenario.clock }
    var model: StoreModel { scenario.model }

    func run() async {
        while scenario.isStormy, (try? await clock.sleep(for: chance.milliseconds(200...4000))) != nil {
            guard scenario.isStormy else { return }
            strike()
        }
    }

    /// Takes everything away that would keep things from coming to rest.
    func clearUp() {
        model.with { state in
            state.isDown = false
            state.revoked = [:]
        }
        for daemon in scenario.daemons {
            daemon.line.with { $0 = StoreLine.State() }
            daemon.process.isStopped = false
        }
        for host in scenario.hosts {
            scenario.world(of: host).with { world in
                world.isDown = false
                world.slowness = 1
                world.lossRate = 0
                world.faults = [:]
                world.foreignAddresses = []
            }
        }
        for watcher in scenario.watchers { watcher.pipe?.stall(false) }
    }

    func strike() {
        switch chance.pick(0...19) {
        case 0, 1: kill()
        case 2, 3: stop()
        case 4: storeDown()
        case 5: cutLine()
        case 6: loseCalls()
        case 7: loseNotices()
        case 8: engineDown()
        case 9: engineSlow()
        case 10: engineFails()
        case 11, 12: loseInstance()
        case 13: loseVolume()
        case 14: compact()
        case 15: changeHistory()
        case 16: cutWatch()
        case 17: stallWatch()
        case 18: revoke()
        default: scenario.shape.clockJumps ? jump() : takeAddress()
        }
    }

    func note(_ text: @autoclosure () -> String) { scenario.chronicle.note("storm", text()) }

    func later(_ range: ClosedRange<Int>, _ action: @escaping @Sendable () -> Void) {
        clock.schedule(after: chance.milliseconds(range), action)
    }

    func anyDaemon() -> HostDaemon? {
        let daemons = scenario.daemons.filter { !$0.process.isDead }
        return daemons.isEmpty ? nil : chance.pick(daemons)
    }

    func anyWorld() -> World { scenario.world(of: chance.pick(scenario.hosts)) }

    func anyPlace(_ world: World) -> DatabaseID? {
        let ids = world.with { $0.places.keys.sorted { $0.rawValue < $1.rawValue } }
        return ids.isEmpty ? nil : chance.pick(ids)
    }
}
