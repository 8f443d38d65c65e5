import Model
import Store

extension Checked {
    /// B: of each database that was Ready and is not purged, a stored password opens with the key, and logs in where
    /// an instance runs.
    static func credentials(_ evidence: Evidence) -> Checked {
        if let unread = noControlPlane(.credentials, evidence) { return unread }
        switch evidence.keyFits {
        case .notRead(let cause): return unchecked(.credentials, "KeyUnread", cause)
        case .read(false):
            return Checked(findings: [
                Finding(
                    .violation, .credentials, "WrongKey",
                    "the key is not the one that this control plane's secrets are sealed with: none of them opens",
                    nextStep: "Put back the key file that belongs to this control plane; if it is lost for good, run "
                        + "`paas keys recover`.")
            ])
        case .read(true): break
        }
        var checked = Checked()
        for row in evidence.controlPlane.value?.databases ?? [] where row.knownState != .purged {
            checked.examined += 1
            checked.judge(row, evidence.secrets[row.id] ?? SecretReading(stored: 0, opened: 0))
            if evidence.isOwn(row) { checked.judge(row, evidence.logins?[row.id]) }
        }
        return checked
    }

    private mutating func judge(_ row: ExaminedDatabase, _ secrets: SecretReading) {
        if row.everReady, secrets.stored == 0 {
            add(.violation, .credentials, "NoSecret", "\(row.id)", "\(row.name) was ready, and no password is stored")
        } else if secrets.opened < secrets.stored {
            // While a change is under way two are stored, and each of them may be the one that logs in.
            add(
                .violation, .credentials, "SecretUnreadable", "\(row.id)",
                "of \(secrets.stored) stored passwords of \(row.name), \(secrets.opened) open with the key")
        }
    }

    private mutating func judge(_ row: ExaminedDatabase, _ login: LoginReading?) {
        guard let login, row.everReady else { return }
        switch login {
        case .accepted: break
        case .refused:
            add(
                .violation, .credentials, "LoginRefused", "\(row.id)",
                "the server of \(row.name) refuses every stored password",
                nextStep: "If somebody has changed the password of the role app by hand, set it back, or rotate it.")
        case .notTried(let cause):
            add(.unchecked, .credentials, "LoginNotTried", "\(row.id)", "\(row.name): \(cause)")
        }
    }
}
