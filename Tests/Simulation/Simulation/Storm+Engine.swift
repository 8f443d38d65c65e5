import Engines
import Model

/// Engines that fail, and hands that take away what they run.
extension Storm {
    func engineDown() {
        let world = anyWorld()
        note("the engine of \(world.host ?? "") is down")
        world.with { $0.isDown = true }
        later(100...12_000) { world.with { $0.isDown = false } }
    }

    func engineSlow() {
        let (world, slowness, lossRate) = (anyWorld(), chance.pick(2...600), chance.pick(0...4))
        note("the engine of \(world.host ?? "") is \(slowness) times slower")
        world.with { world in
            world.slowness = slowness
            world.lossRate = UInt64(lossRate)
        }
        later(500...9000) {
            world.with { world in
                world.slowness = 1
                world.lossRate = 0
            }
        }
    }

    func engineFails() {
        let world = anyWorld()
        let name = chance.pick(["start", "beginVolume", "removeInstance", "destroyVolume", "prepare", "observe"])
        let isTransient = !chance.happens(oneOf: 3)
        note("\(name) fails at the engine of \(world.host ?? "")\(isTransient ? "" : " for good")")
        let fault = EngineFault(.engineRefused, "no", isTransient: isTransient)
        world.with { $0.faults[name] = Array(repeating: fault, count: chance.pick(1...3)) }
    }

    func loseInstance() {
        let world = anyWorld()
        guard let id = anyPlace(world), case .running = world[id].instance else { return }
        switch chance.pick(0...2) {
        case 0:
            note("the instance of \(id) is killed")
            world.killInstance(of: id)
        case 1:
            note("the instance of \(id) is removed")
            world.removeInstance(of: id)
        default:
            note("the instance of \(id) is restarted")
            world.restartInstance(of: id)
        }
    }

    func loseVolume() {
        let world = anyWorld()
        guard let id = anyPlace(world), chance.happens(oneOf: 2) else { return }
        note("the volume of \(id) is removed")
        world.loseVolume(of: id)
    }

    func takeAddress() {
        let (world, address) = (anyWorld(), "10.0.0.\(chance.pick(1...6))")
        note("\(address) is taken by somebody at \(world.host ?? "")")
        _ = world.with { $0.foreignAddresses.insert(address) }
        later(1000...15_000) { _ = world.with { $0.foreignAddresses.remove(address) } }
    }
}
