import Lifecycle
import Model
import Store

extension StoreModel {
    /// What must hold after every write of the provisioner.
    func check(
        _ state: inout State, _ row: ModelRow, before: ModelRow, _ change: Change, fence: Int64, generation: Int64
    ) {
        let (after, from) = (row.database, before.database.state)
        func violated(_ text: String) { state.violations.append("\(after.id): \(text)") }
        if !StateTable.allows(from, after.state) { violated("\(from) → \(after.state) is not in the table") }
        if before.fence != fence { violated("a holder that has lost its lease has written") }
        if before.database.generation != generation { violated("work on an old generation was written") }
        if after.reason.isEmpty { violated("C: \(after.state) has no reason") }
        let isWorking = after.state.isWorking || (after.step != nil && !change.releaseLease)
        if isWorking, after.deadline == nil || row.nextWake == nil {
            violated("C: \(after.state) has no deadline or no next attempt")
        }
        if change.promotesPending, before.pendingCredential == nil || row.credential != before.pendingCredential {
            violated("B: the new password is lost")
        }
        if change.credential != nil, row.credential == nil { violated("B: the password is not stored") }
        if after.state == .ready, from != .ready, state.proofs[after.id] != row.fence {
            violated("B: it is called Ready and nobody has logged in")
        }
        if !change.writesEvent, after != before.database { violated("E: a silent change") }
        if change.releaseLease, row.holder != nil { violated("the lease is kept") }
        if before.everReady, after.state == .ready, before.systemIdentifier != nil,
            row.systemIdentifier != before.systemIdentifier
        {
            violated("G: it is Ready with the cluster \(row.systemIdentifier ?? "-"), not with its own")
        }
    }
}
