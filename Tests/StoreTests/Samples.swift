import Model

@testable import Store

extension Transition {
    /// A transition of one database, for tests without a control plane.
    static func sample(_ revision: Int64, org: String = "acme") throws -> Transition {
        guard let org = Name(org), let app = Name("web"), let name = Name("main"),
            let id = DatabaseID("aaaaaaaaaaaaaaaa")
        else { throw Fault(.internal, reason: "BadSample", "the sample's names are wrong") }
        let time = Timestamp(microseconds: 1_800_000_000_000_000 + revision)
        let database = Database(
            id: id, org: org, app: app, name: name, engineVersion: .standard, desired: .present, state: .ready,
            reason: "Ready", message: "", since: time, step: nil, attempt: 0, nextAttempt: nil, deadline: nil,
            endpoint: nil, volumeRetained: false, generation: 1, revision: revision, sequence: revision,
            createdAt: time, createdBy: "member@acme", description: "", deletionProtection: false)
        return Transition(database: database, from: .ready, to: .ready, reason: "Ready", at: time, actor: "test")
    }
}

extension HistoryPage {
    static func sample(
        _ revisions: [Int64], epoch: String = "e", revision: Int64? = nil, compacted: Int64 = 0, isFull: Bool = false
    ) throws -> HistoryPage {
        HistoryPage(
            epoch: epoch, revision: revision ?? revisions.last ?? 0, compacted: compacted,
            transitions: try revisions.map { try Transition.sample($0) }, isFull: isFull)
    }
}
