import Glibc

/// The user that runs PostgreSQL, which refuses to run as root.
struct ServiceAccount: Sendable {
    let uid: uid_t
    let gid: gid_t

    /// The current user, or, for root, `postgres` or else `nobody`: initdb wants an entry in the user database.
    static func current() throws -> ServiceAccount {
        guard geteuid() == 0 else { return ServiceAccount(uid: geteuid(), gid: getegid()) }
        for name in ["postgres", "nobody"] {
            if let entry = getpwnam(name) {
                return ServiceAccount(uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid)
            }
        }
        throw SupportFault("root needs a user called postgres or nobody to run PostgreSQL as")
    }
}
