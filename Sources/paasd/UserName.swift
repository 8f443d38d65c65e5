import ArgumentParser
import Glibc

/// A user of this machine, by name or by number.
struct UserName: ExpressibleByArgument, Sendable {
    let userID: UInt32

    /// `nil` for a name that passwd(5) does not know.
    init?(argument: String) {
        if let number = UInt32(argument), number != UInt32.max {
            userID = number
            return
        }
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        let isKnown = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            guard let base = buffer.baseAddress else { return false }
            return getpwnam_r(argument, &entry, base, buffer.count, &found) == 0 && found != nil
        }
        guard isKnown else { return nil }
        userID = entry.pw_uid
    }
}
