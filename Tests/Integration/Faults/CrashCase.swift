import Testing

/// One place where the daemon kills itself, and what has to be asked of it to get there.
struct CrashCase: Sendable, CustomTestStringConvertible {
    /// What users want done.
    enum Operation: String, Sendable {
        case create, rotate, delete, undelete, purge
        /// A fresh database is not needed, and none is changed.
        case reveal, login, deploy, start
    }

    let operation: Operation
    let plan: String

    var testDescription: String { "\(operation.rawValue): \(plan)" }

    init(_ operation: Operation, _ plan: String) {
        self.operation = operation
        self.plan = plan
    }

    /// Every step of every operation: before it is recorded, after that, and when it was done but is not recorded; and
    /// between the engine's own steps.
    ///
    /// Those that any work would pass come first, while there is nothing else to work on.
    static func all(_ ground: Installation.Ground) -> [CrashCase] {
        let isNative = ground == .native
        // An engine's first work: what it makes once for all databases.
        var all = isNative ? [] : cases(.create, ["docker.network.made"])
        all += cases(
            .create,
            [
                "create.asked", "create.unsent", "create.committed", "once.looked", "claim.unsent", "claim.held",
                "looked", "apply.unsent", "apply.committed", "address.reserved", "renew.unsent", "renew.committed",
            ])
        all += steps(["network", "image", "volume", "instance", "credentials", "login", "ready"], of: .create)
        all += cases(
            .create,
            isNative
                ? [
                    "native.account.given", "native.draft.made", "native.draft.initialised", "native.volume.named",
                    "native.settings.written", "native.server.spawned", "again.unwritten", "again.written",
                ]
                : [
                    "again.unwritten", "again.written", "docker.remains.removed", "docker.volume.made",
                    "docker.container.made", "docker.container.started",
                ])
        all += steps(["rotate", "ready"], of: .rotate)
        all += cases(.rotate, ["rotate.asked", "request.locked", "request.committed", "rotate.told"])
        all += cases(.reveal, ["reveal.unaudited", "audit.unsealed", "reveal.audited"])
        all += cases(.login, ["logins.audited", "logins.recorded", "logins.told", "logins.arranged"])
        all += cases(
            .deploy, ["deployment.asked", "deployment.audited", "deployment.sealed", "deployment.committed"])
        all += cases(
            .start,
            [
                "start.migrated", "start.engine", "start.released", "start.woken", "feed.unread", "feed.read",
                "looks.unsent", "looks.committed",
            ])
        for operation in [Operation.delete, .purge] {
            all += steps(["stop"], of: operation)
            all += cases(
                operation,
                isNative
                    ? ["native.stop.signalled", "native.instance.stopped", "native.sockets.removed"]
                    : ["docker.instance.stopped", "docker.instance.removed"])
        }
        all += cases(.delete, ["delete.asked"]) + steps(["deleted"], of: .delete)
        all +=
            cases(.undelete, ["undelete.asked"])
            + steps(["network", "image", "instance", "login", "ready"], of: .undelete)
        all += steps(["remove", "purged"], of: .purge)
        all += cases(
            .purge,
            isNative
                ? ["native.volume.condemned", "native.volume.removed"]
                : ["docker.volume.condemned", "docker.volume.removed"])
        return all
    }

    private static func cases(_ operation: Operation, _ places: [String]) -> [CrashCase] {
        places.map { CrashCase(operation, plan(of: $0)) }
    }

    /// What gets the daemon to a place where it would not come otherwise.
    private static func plan(of place: String) -> String {
        switch place {
        // Long work, so that the lease has to be renewed.
        case "renew.unsent", "renew.committed": "image.written=delay:6000;\(place)=crash"
        // Whichever engine it is: the other's place is never reached.
        case "again.unwritten", "again.written":
            "native.server.spawned=fail;docker.container.started=fail;\(place)=crash"
        default: "\(place)=crash"
        }
    }

    private static func steps(_ names: [String], of operation: Operation) -> [CrashCase] {
        names.flatMap { name in
            let isEnd = ["ready", "deleted", "purged"].contains(name)
            return (isEnd ? ["unwritten", "written"] : ["unwritten", "written", "done"])
                .map { CrashCase(operation, "\(name).\($0)=crash") }
        }
    }
}
