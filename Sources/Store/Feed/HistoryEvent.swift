import Model

/// A transition in memory: one for all watches that deliver it, which refer to it instead of copying it.
struct HistoryEvent: Equatable, Sendable {
    let revision: Int64
    let org: Name
    let app: Name
    let id: DatabaseID
    let kind: WatchEvent.Kind

    init(_ transition: Transition) {
        revision = transition.database.revision
        org = transition.database.org
        app = transition.database.app
        id = transition.database.id
        kind = .transition(transition)
    }

    /// Every scope that the event is in, the widest first.
    var scopes: [WatchScope] {
        [WatchScope(), WatchScope(org: org), WatchScope(org: org, app: app), WatchScope(org: org, app: app, id: id)]
    }
}
