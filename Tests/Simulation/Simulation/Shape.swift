/// How much of everything there is in a run, by its seed.
struct Shape: Sendable {
    let hosts: Int
    let users: Int
    let watchers: Int
    let requestsPerUser: Int
    let stormTime: Duration
    let assignsAddresses: Bool
    let initialisesAtStart: Bool
    let tellsStarts: Bool
    /// The store's clock jumps; then nobody takes a stopped daemon's place, for the leases that forbid it are in its time.
    let clockJumps: Bool

    init(_ chance: SeededRandomness) {
        hosts = chance.pick(1...2)
        users = chance.pick(1...3)
        watchers = chance.pick(1...4)
        requestsPerUser = chance.pick(4...9)
        stormTime = .seconds(chance.pick(30...70))
        assignsAddresses = chance.happens(oneOf: 3)
        initialisesAtStart = chance.happens(oneOf: 2)
        tellsStarts = chance.happens(oneOf: 2)
        clockJumps = chance.happens(oneOf: 4)
    }
}
