import Lifecycle
import Model
import Sealing
import Store

extension Work {
    /// Makes a password for the app and keeps it at hand.
    ///
    /// - Parameter version: counts the app's passwords, from 1.
    mutating func newCredential(version: Int) throws -> SealedSecret {
        try seal(Password.generate(tools.randomness), version: version)
    }

    /// Seals a password of the app and keeps it at hand.
    mutating func seal(_ password: Secret, version: Int) throws -> SealedSecret {
        do {
            let sealed = try tools.sealer.seal(password, for: record.database.sealingContext(version: version))
            passwords[version] = password
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
