import Model
import Sealing

/// A key beside the one in use, as a backup's manifest has it: hexadecimal digits.
struct FormerKey {
    let text: Secret

    init(_ keyring: Keyring) {
        text = Secret(keyring.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }

    init(_ text: Secret) { self.text = text }

    /// Lays it beside the key in use, unless it is there.
    ///
    /// - Throws: `Fault` (`BackupUnreadable`) for a text that is no key; (`KeyFileRefused`).
    func put(beside files: KeyFiles) throws(Fault) {
        let bytes = text.reveal { text -> [UInt8] in
            let digits = Array(text.utf8)
            return stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
                UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
            }
        }
        guard let keyring = try? Keyring(key: bytes) else {
            throw Fault(.dataLoss, reason: "BackupUnreadable", "the backup holds a former key that is none")
        }
        _ = try KeyFile(files.former(keyring.id)).make(bytes)
    }
}
