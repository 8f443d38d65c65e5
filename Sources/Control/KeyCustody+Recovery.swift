import FaultPoints
import Model
import Sealing
import Store

extension KeyCustody {
    /// Gives up the keys that are not here and takes a new one where the one in use is among them. What they have sealed
    /// stays where it is, for somebody may find them after all.
    ///
    /// - Throws: `Fault` (`KeyNotLost`) when every key is here that anything is under.
    func recover(audit: AuditEntry) async throws -> KeyID {
        let known = try await store.keys().keys
        let held = try files.keyrings()
        let missing = known.filter { key in
            [.next, .current, .retiring].contains(key.state) && !held.contains { $0.id == key.id }
        }
        guard vault.keyring == nil || !missing.isEmpty || store.chain.closedBecause != nil else { throw Self.notLost }
        // Its file may have come back since the start.
        if vault.keyring == nil, let canary = try await store.canary(),
            held.contains(where: { $0.opens(canary: canary) })
        {
            throw Self.isBack
        }
        let new = try vault.keyring ?? files.readOrMakeNext()
        FaultPoint.reached("key.replaced")
        try await store.declareLost(allBut: held.map(\.id), keyring: new, audit: audit)
        FaultPoint.reached("key.lost")
        var keyring = new
        for other in held { keyring.add(other) }
        vault.use(keyring)
        // Whatever comes between, it is gone on with.
        defer { wake() }
        // Whoever asks afterwards finds every database on its way to a new password.
        _ = try await goOn()
        return new.id
    }

    private static let notLost = Fault(
        .failedPrecondition, reason: "KeyNotLost", "no key is lost: every secret opens; nothing was done",
        nextSteps: ["To use another key, run `paas keys rotate`."])

    private static let isBack = Fault(
        .failedPrecondition, reason: "KeyNotLost", "the key is back in its place; nothing was done",
        nextSteps: ["Start paasd again: it takes the key."])
}
