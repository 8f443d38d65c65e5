import FoundationEssentials
import Model

extension SCRAMVerifier {
    /// Whether a verifier that a server has stored is one of this password.
    ///
    /// `false` also for one that can't be compared: with another number of rounds, or of a password that `make` refuses.
    public static func fits(_ verifier: String, _ password: Secret) -> Bool {
        // SCRAM-SHA-256$<rounds>:<salt>$<stored key>:<server key>
        let parts = verifier.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "SCRAM-SHA-256", verifier.utf8.count < 512 else { return false }
        let salting = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard salting.count == 2, salting[0] == "\(iterations)",
            let salt = Data(base64Encoded: String(salting[1])), !salt.isEmpty,
            let wanted = try? make(of: password, salt: Array(salt))
        else { return false }
        return wanted == verifier
    }
}
