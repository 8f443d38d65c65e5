import Foundation
import Testing

/// Takes one site through many crashes, one after the other, and remembers what its users want by then.
actor CrashDrill {
    private struct Victim {
        let name: String
        var id = ""
        var wanted = "ready"
        var isMarked = false
    }

    /// What users ask: made again, with its key, until it was answered.
    private typealias Request = @Sendable (CrashDrill, FaultyDaemon) async throws -> Void

    private let site: Site
    private var victims: [Victim] = []
    private var unanswered: [Request] = []
    private var deployments = 0
    private var count = 0

    init(_ site: Site) { self.site = site }

    /// Starts a daemon that is to die somewhere, and asks for what brings it there.
    ///
    /// - Parameter recovery: a plan for the daemon that comes after it; that one may get to the end unharmed.
    func crash(_ one: CrashCase, recovery: String? = nil) async throws {
        count += 1
        unanswered += requests(one.operation)
        let daemon = try await site.start(one.plan)
        // It may die before it answers, and before it is asked.
        try? await ask(daemon)
        try await daemon.awaitCrash(one.testDescription)
        guard let recovery else { return }
        let second = try await site.start(recovery)
        try? await settle(second)
        try await second.kill()
    }

    /// With a daemon that nothing happens to, all that was asked for is done in the end, and nothing else is there.
    func rest() async throws {
        let daemon = try await site.start()
        try await settle(daemon)
        for index in victims.indices where victims[index].wanted == "ready" && !victims[index].isMarked {
            try await site.markRow(victims[index].id)
            victims[index].isMarked = true
        }
        #expect(try await site.sql("select count(*) from databases") == [["\(victims.count)"]])
        #expect(try await site.sql("select count(*) from deployments") == [["\(deployments)"]])
        try await Invariants(site: site, marked: Set(victims.filter(\.isMarked).map(\.id))).check()
        try await daemon.kill()
    }

    /// Has one more database made, by a daemon that nothing happens to.
    func add() async throws {
        count += 1
        unanswered += requests(.create)
        let daemon = try await site.start()
        try await settle(daemon)
        try await daemon.kill()
    }

    private func settle(_ daemon: FaultyDaemon) async throws {
        try await ask(daemon)
        for victim in victims { try await wait(victim.id, for: victim.wanted, daemon) }
    }

    private func ask(_ daemon: FaultyDaemon) async throws {
        while let next = unanswered.first {
            try await next(self, daemon)
            unanswered.removeFirst()
        }
    }

    private func wait(_ id: String, for state: String, _ daemon: FaultyDaemon) async throws {
        try await waitUntil("\(id) is \(state)", within: .seconds(180)) { @Sendable [site] in
            if daemon.hasEnded { throw DeadlinePassed(description: "the daemon has ended") }
            return try await site.sql(
                "select 1 from databases where id = '\(id)' and state = '\(state)' and rotation is null"
            ).count == 1
        }
    }

    // MARK: What is asked

    private func requests(_ operation: CrashCase.Operation) -> [Request] {
        let (site, key) = (site, "drill-\(count)")
        switch operation {
        case .start: return []
        case .reveal:
            let index = index(wanted: "ready")
            return [{ drill, _ in _ = try await site.reveal(drill.victims[index].id) }]
        case .login:
            let index = index(wanted: "ready")
            return [{ drill, _ in _ = try await site.login(drill.victims[index].id) }]
        case .deploy:
            deployments += 1
            return [{ _, _ in _ = try await site.deploy(key: key) }]
        case .create:
            victims.append(Victim(name: "drill\(count)"))
            let (index, name) = (victims.count - 1, "drill\(count)")
            return [{ drill, _ in try await drill.name(index, site.create(name, key: key)) }]
        case .rotate:
            let index = index(wanted: "ready")
            return [change(index, from: "ready") { try await site.rotate($0, key: key) }]
        case .delete, .purge:
            let index = index(wanted: "ready")
            victims[index].wanted = operation == .purge ? "purged" : "deleted"
            return [
                change(index, from: "ready") {
                    try await site.delete($0, deleteVolume: operation == .purge, key: key)
                }
            ]
        case .undelete:
            let before = victims.contains { $0.wanted == "deleted" } ? [] : requests(deletingWith: "\(key)-before")
            let index = index(wanted: "deleted")
            victims[index].wanted = "ready"
            return before + [change(index, from: "deleted") { try await site.undelete($0, key: key) }]
        }
    }

    private func requests(deletingWith key: String) -> [Request] {
        let site = site
        let index = index(wanted: "ready")
        victims[index].wanted = "deleted"
        return [change(index, from: "ready") { try await site.delete($0, key: key) }]
    }

    private func change(
        _ index: Int, from state: String, _ body: @Sendable @escaping (String) async throws -> Void
    ) -> Request {
        { drill, daemon in
            let id = await drill.victims[index].id
            // Once it was asked for, another state is what it has led to.
            if await !drill.hasAsked(index) { try await drill.wait(id, for: state, daemon) }
            await drill.noteAsked(index)
            try await body(id)
            await drill.noteAnswered(index)
        }
    }

    private var asked: Set<Int> = []

    private func hasAsked(_ index: Int) -> Bool { asked.contains(index) }
    private func noteAsked(_ index: Int) { asked.insert(index) }
    private func noteAnswered(_ index: Int) { asked.remove(index) }

    private func name(_ index: Int, _ id: String) { victims[index].id = id }

    /// Not always the same one.
    private func index(wanted: String) -> Int {
        let candidates = victims.indices.filter { victims[$0].wanted == wanted }
        precondition(!candidates.isEmpty, "no database is to be \(wanted)")
        return candidates[count % candidates.count]
    }
}
