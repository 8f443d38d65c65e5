import Model
import Provisioner
import Sealing

/// Seals nothing: a ciphertext is the text with its context, so that a mix-up still shows.
struct OpenSealer: CredentialSealer {
    func seal(_ secret: Secret, for context: SealingContext) throws(Fault) -> SealedSecret {
        SealedSecret(
            wrappedKey: Array(context.subject.utf8), nonce: [], ciphertext: secret.reveal { Array($0.utf8) },
            version: context.version)
    }

    /// What was sealed.
    static func text(of sealed: SealedSecret) -> Secret {
        Secret(String(decoding: sealed.ciphertext, as: UTF8.self))
    }

    func open(_ sealed: SealedSecret, for context: SealingContext) throws(Fault) -> Secret {
        guard sealed.wrappedKey == Array(context.subject.utf8), sealed.version == context.version else {
            throw Fault(.dataLoss, reason: "SecretUnreadable", "another context")
        }
        return Self.text(of: sealed)
    }
}
