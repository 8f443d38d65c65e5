import FaultPoints
import Model
import Sealing
import Store

extension KeyCustody {
    /// Has another key take the place of the one in use; nothing is written under the old one any more when this returns.
    ///
    /// - Parameters:
    ///   - removesOld: the old one's file goes when nothing is under it any more.
    ///   - audit: the line in the audit log.
    /// - Throws: `Fault` (`Sealed`); (`KeyRotationUnderWay`); (`OtherHosts`) while other daemons work, which would not
    ///   hear of it; (`KeyReadOnly`).
    func rotate(removesOld: Bool, audit: AuditEntry) async throws -> KeyID {
        try vault.requireOpen()
        let known = try await store.keys().keys
        if let busy = known.first(where: { $0.state == .next || $0.state == .retiring }) {
            wake()
            throw Self.underWay(busy)
        }
        try await requireAlone()
        let fresh = try files.readOrMakeNext()
        if let same = known.first(where: { $0.id == fresh.id }) {
            throw Fault(
                .failedPrecondition, reason: "KeyUsedBefore",
                "the key \(same.id) in \(files.next) was used before, and is \(same.state.rawValue)",
                nextSteps: ["Put \(Keyring.keyLength) fresh random bytes there, or remove it."])
        }
        FaultPoint.reached("key.made")
        // Whatever comes between, it is gone on with.
        defer { wake() }
        try await store.announceKey(fresh.makeCanary(), keepsOld: !removesOld, audit: audit)
        FaultPoint.reached("key.announced")
        try await useAnnounced(fresh)
        return fresh.id
    }

    /// Seals with the announced key from now on, here first: what is sealed with the old one until the control plane
    /// refuses it is written or refused, and never lost.
    func useAnnounced(_ fresh: Keyring) async throws {
        guard var keyring = vault.keyring else { return }
        keyring.add(fresh)
        guard let next = keyring.sealing(with: fresh.id) else { return }
        vault.use(next)
        try await store.useAnnouncedKey()
        FaultPoint.reached("key.used")
        try files.place(fresh.id)
        FaultPoint.reached("key.placed")
    }

    private func requireAlone() async throws {
        let serving = try await store.hosts().filter(\.isServing)
        guard serving.count > 1 else { return }
        let names = serving.compactMap { $0.name?.rawValue }.joined(separator: ", ")
        throw Fault(
            .failedPrecondition, reason: "OtherHosts",
            "daemons serve on several hosts (\(names)), and the others would not hear of the new key",
            nextSteps: [
                "Stop all but this one, try again, bring the new key file to the other hosts and start them again."
            ])
    }

    private static func underWay(_ key: StoredKey) -> Fault {
        Fault(
            .aborted, reason: "KeyRotationUnderWay",
            "the key is being replaced already: the key \(key.id) is \(key.state.rawValue), with \(key.rows) secrets under it",
            nextSteps: ["Wait until `paas keys status` shows none that is next or retiring."])
    }
}
