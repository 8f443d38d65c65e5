import FaultPoints
import Logging
import Model
import Sealing
import Store

extension KeyCustody {
    /// Rows that are wrapped anew in one statement.
    private static let batch = 100
    /// After a fault, and while something is left that only somebody else can end.
    private static let pause = Duration.seconds(5)

    /// Goes on with what is left of changes of the key, whenever there is something, until its task is cancelled.
    ///
    /// - Parameter tell: hears each time whether secrets can be used.
    public func run(_ tell: (Bool) -> Void) async throws {
        for await _ in told {
            tell(vault.cause == nil)
            while !Task.isCancelled {
                do {
                    if try await goOn() { break }
                } catch {
                    try Task.checkCancellation()
                    logger.warning("work on the key is tried again", metadata: ["error": "\(error)"])
                }
                try await Task.sleep(for: Self.pause)
            }
        }
        try Task.checkCancellation()
    }

    /// Does what there is to do. Level-triggered.
    ///
    /// - Returns: whether nothing is left.
    func goOn() async throws -> Bool {
        guard vault.keyring != nil else { return true }
        var keys = try await store.keys().keys
        if let next = keys.first(where: { $0.state == .next }) {
            guard let fresh = try files.keyrings().first(where: { $0.id == next.id }) else {
                logger.error("the key that is to be used next is not here", metadata: ["key": "\(next.id)"])
                return false
            }
            try await useAnnounced(fresh)
            keys = try await store.keys().keys
        }
        guard let keyring = vault.keyring else { return true }
        try files.place(keyring.id)
        var unopened = 0
        for place in SealedPlace.all { unopened += try await rewrap(place, under: keyring) }
        for key in keys where key.state == .retiring { try await retire(key) }
        // What was retired before a crash is removed after it.
        for key in keys where key.state == .retired && !key.isKept { files.remove(key.id) }
        if unopened > 0 { try await reset() }
        let left = try await store.lostSecrets().databases
        return left == 0
    }

    /// - Returns: how many rows can't be opened.
    private func rewrap(_ place: SealedPlace, under keyring: Keyring) async throws -> Int {
        var last: SealedRow?
        var (done, unopened) = (0, 0)
        while true {
            try Task.checkCancellation()
            let rows = try await store.rows(of: place, notUnder: keyring.id, after: last, limit: Self.batch)
            guard let newest = rows.last else { break }
            last = newest
            let fresh = rows.compactMap { row in
                (try? keyring.rewrap(row.secret, for: row.context)).map { (row: row, secret: $0) }
            }
            unopened += rows.count - fresh.count
            if !fresh.isEmpty { try await store.rewrap(fresh, in: place) }
            done += fresh.count
            FaultPoint.reached("key.rewrapped")
        }
        if done + unopened > 0 {
            logger.notice(
                "secrets were wrapped anew",
                metadata: [
                    "place": "\(place)", "key": "\(keyring.id)", "done": "\(done)", "unopened": "\(unopened)",
                ])
        }
        return unopened
    }

    private func retire(_ key: StoredKey) async throws {
        guard try await store.retireKey(key.id) else {
            logger.warning("secrets are left under an old key", metadata: ["key": "\(key.id)"])
            return
        }
        FaultPoint.reached("key.retired")
        if !key.isKept { files.remove(key.id) }
        logger.notice("nothing is under the old key any more", metadata: ["key": "\(key.id)"])
    }

    private func reset() async throws {
        let reset = try await store.resetLostPasswords()
        guard !reset.isEmpty else { return }
        logger.warning(
            "databases whose password was lost with its key get a new one",
            metadata: ["databases": "\(reset.map(\.rawValue).joined(separator: " "))"])
    }
}
