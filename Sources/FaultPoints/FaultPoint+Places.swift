extension FaultPoint {
    /// All places that there are, by name. `unwritten` is before a change is recorded, `written` after it.
    public static let places: [String] = passingPlaces + failingPlaces.sorted()

    /// Those that can be armed to fail too.
    public static let failingPlaces: Set<String> = [
        "apply.committed", "apply.unsent", "claim.unsent", "create.committed", "create.unsent",
        "docker.container.made", "docker.container.started", "docker.remains.removed", "docker.volume.made",
        "feed.unread", "looks.committed", "looks.unsent", "native.draft.initialised", "native.server.spawned",
        "native.volume.condemned",
        "renew.committed", "renew.unsent", "request.committed", "wake.unsent",
    ]

    private static let passingPlaces: [String] = [
        "address.assigned", "address.reserved", "again.unwritten", "again.written", "audit.unsealed",
        "bootstrap.organised",
        "claim.held", "compact.done", "compact.unsent", "create.asked", "credentials.done", "credentials.unwritten",
        "credentials.written", "delete.asked", "deleted.unwritten", "deleted.written", "denial.unaudited",
        "deployment.asked", "deployment.audited", "deployment.committed", "deployment.sealed", "docker.image.pulled",
        "docker.instance.removed", "docker.instance.stopped", "docker.login.made", "docker.network.made",
        "docker.volume.condemned", "docker.volume.removed", "failed.unwritten", "failed.written", "feed.read",
        "image.done", "image.unwritten", "image.written", "instance.done", "instance.unwritten", "instance.written",
        "key.announced", "key.lost", "key.made", "key.placed", "key.replaced", "key.reset", "key.retired",
        "key.rewrapped", "key.used",
        "login.done", "login.unwritten", "login.written", "logins.arranged", "logins.audited", "logins.recorded",
        "logins.told", "looked", "migrate.applied", "migrate.locked",
        "native.account.given", "native.draft.made", "native.instance.stopped", "native.settings.written",
        "native.sockets.removed", "native.stop.signalled", "native.strays.ended", "native.volume.named",
        "native.volume.removed", "network.done", "network.unwritten", "network.written", "once.looked",
        "purged.unwritten", "purged.written", "ready.unwritten", "ready.written", "remove.done", "remove.unwritten",
        "remove.written", "replay.audited", "request.locked", "retry.asked", "reveal.audited", "reveal.unaudited",
        "rotate.asked", "rotate.done", "rotate.told", "rotate.unwritten", "rotate.written", "start.engine",
        "start.migrated", "start.released", "start.woken", "stop.done", "stop.unwritten", "stop.written",
        "token.issued", "undelete.asked", "volume.done", "volume.unwritten", "volume.written",
    ]
}
