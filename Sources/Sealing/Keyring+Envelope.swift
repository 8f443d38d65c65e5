import Crypto
import FoundationEssentials
import Model

extension Keyring {
    func seal(_ secret: Secret, binding: AssociatedData, version: Int) throws(Fault) -> SealedSecret {
        do {
            let dataKey = SymmetricKey(size: .bits256)
            let text = secret.reveal { Array($0.utf8) }
            let sealed = try AES.GCM.seal(text, using: dataKey, authenticating: binding.bytes)
            let wrapped = try AES.GCM.seal(
                dataKey.withUnsafeBytes { Array($0) }, using: key, authenticating: binding.bytes)
            return SealedSecret(
                wrappedKey: Array(wrapped.nonce) + Array(wrapped.ciphertext) + Array(wrapped.tag),
                nonce: Array(sealed.nonce), ciphertext: Array(sealed.ciphertext) + Array(sealed.tag), version: version)
        } catch {
            throw Fault(.internal, reason: "SealingFailed", "a secret could not be encrypted")
        }
    }

    func open(_ sealed: SealedSecret, binding: AssociatedData) throws(Fault) -> Secret {
        do {
            let wrapped = try AES.GCM.SealedBox(combined: sealed.wrappedKey)
            let dataKey = SymmetricKey(data: try AES.GCM.open(wrapped, using: key, authenticating: binding.bytes))
            let box = try AES.GCM.SealedBox(combined: sealed.nonce + sealed.ciphertext)
            let text = try AES.GCM.open(box, using: dataKey, authenticating: binding.bytes)
            guard let text = String(validating: text, as: UTF8.self) else { throw Self.unreadable }
            return Secret(text)
        } catch {
            // Why it does not open says something only to an attacker.
            throw Self.unreadable
        }
    }

    static var unreadable: Fault {
        Fault(.dataLoss, reason: "SecretUnreadable", "the stored secret can't be opened with the key in use")
    }
}
