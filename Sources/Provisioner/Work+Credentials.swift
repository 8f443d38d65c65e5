import Lifecycle
import Model
import Sealing
import Store

extension Work {
    /// Makes a password for the app and keeps it at hand.
    ///
    /// - Parameter version: counts the app's passwords, from 1.
    mutating func newCredential(version: Int) throws -> SealedSecret {
        let fresh = Password.generate(tools.randomness)
        do {
            let sealed = try tools.sealer.seal(fresh, for: record.database.sealingContext(version: version))
            passwords[version] = fresh
            return sealed
        } catch {
            throw StepFault(error)
        }
    }

    /// The app's password as it is recorded.
    func storedPassword() throws -> Secret { try open(record.credential) }

    /// The password that is to follow it.
    func pendingPassword() throws -> Secret { try open(record.pendingCredential) }

    private func open(_ sealed: SealedSecret?) throws -> Secret {
        guard let sealed else {
            throw StepFault(.credentialMissing, "no password is recorded", isTransient: false)
        }
        if let password = passwords[sealed.version] { return password }
        do {
            return try tools.sealer.open(sealed, for: record.database.sealingContext(version: sealed.version))
        } catch {
            throw StepFault(error)
        }
    }
}
