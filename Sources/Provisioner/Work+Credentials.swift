import Lifecycle
import Model
import Sealing

extension Work {
    /// Makes the app's password and keeps it at hand.
    mutating func newCredential() throws -> SealedSecret {
        let fresh = Password.generate(tools.randomness)
        do {
            let sealed = try tools.sealer.seal(fresh, for: sealingContext)
            password = fresh
            return sealed
        } catch {
            throw StepFault(error)
        }
    }

    /// The app's password as it is recorded.
    func storedPassword() throws -> Secret {
        if let password { return password }
        guard let credential = record.credential else {
            throw StepFault(.credentialMissing, "no password is recorded", isTransient: false)
        }
        do { return try tools.sealer.open(credential, for: sealingContext) } catch { throw StepFault(error) }
    }

    private var sealingContext: SealingContext {
        SealingContext(organisation: record.database.org, database: id, version: record.credential?.version ?? 1)
    }
}
