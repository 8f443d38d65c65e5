import Crypto
import FoundationEssentials
import Model

extension Keyring {
    func seal(_ secret: Secret, binding: AssociatedData, version: Int) throws(Fault) -> SealedSecret {
        do {
            let dataKey = SymmetricKey(size: .bits256)
            let text = secret.reveal { Array($0.utf8) }
            let sealed = try AES.GCM.seal(text, using: dataKey, authenticating: binding.bytes)
            return SealedSecret(
                wrappedKey: try wrap(dataKey, binding), nonce: Array(sealed.nonce),
                ciphertext: Array(sealed.ciphertext) + Array(sealed.tag), version: version)
        } catch {
            throw Fault(.internal, reason: "SealingFailed", "a secret could not be encrypted")
        }
    }

    func open(_ sealed: SealedSecret, binding: AssociatedData) throws(Fault) -> Secret {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.nonce + sealed.ciphertext)
            let text = try AES.GCM.open(box, using: unwrap(sealed, binding), authenticating: binding.bytes)
            guard let text = String(validating: text, as: UTF8.self) else { throw Self.unreadable }
            return Secret(text)
        } catch {
            // Why it does not open says something only to an attacker.
            throw Self.unreadable
        }
    }

    func rewrap(_ sealed: SealedSecret, binding: AssociatedData) throws(Fault) -> SealedSecret {
        do {
            var sealed = sealed
            sealed.wrappedKey = try wrap(unwrap(sealed, binding), binding)
            return sealed
        } catch {
            throw Self.unreadable
        }
    }

    private func wrap(_ dataKey: SymmetricKey, _ binding: AssociatedData) throws -> [UInt8] {
        let wrapped = try AES.GCM.seal(
            dataKey.withUnsafeBytes { Array($0) }, using: key, authenticating: binding.bytes)
        return id.bytes + Array(wrapped.nonce) + Array(wrapped.ciphertext) + Array(wrapped.tag)
    }

    private func unwrap(_ sealed: SealedSecret, _ binding: AssociatedData) throws -> SymmetricKey {
        // What was sealed before keys had names may be under any of them.
        let candidates = sealed.keyID.map { id in [keys[id]].compactMap(\.self) } ?? Array(keys.values)
        let box = try AES.GCM.SealedBox(combined: sealed.wrappedKey.suffix(SealedSecret.wrappedLength))
        guard sealed.keyID != nil || sealed.wrappedKey.count == SealedSecret.wrappedLength else {
            throw Self.unreadable
        }
        for candidate in candidates {
            if let bytes = try? AES.GCM.open(box, using: candidate, authenticating: binding.bytes) {
                return SymmetricKey(data: bytes)
            }
        }
        throw Self.unreadable
    }

    static var unreadable: Fault {
        Fault(.dataLoss, reason: "SecretUnreadable", "the stored secret can't be opened with the key in use")
    }
}
