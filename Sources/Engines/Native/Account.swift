import Glibc

/// The user and group that a cluster's files belong to and its processes run as.
struct Account: Equatable, Sendable {
    let userID: UInt32
    let groupID: UInt32

    /// The user that this process runs as.
    static var current: Account { Account(userID: geteuid(), groupID: getegid()) }

    /// Whether processes of this account have to drop this process's rights first.
    var isForeign: Bool { userID != geteuid() }

    /// The argument vector that runs another one as this account, with every way up taken from it.
    ///
    /// A program of its own does it: changing the user between fork and exec is not safe in a process with threads
    /// (docs/decisions/0060-accounts-are-changed-by-setpriv.md).
    func arguments(toRun arguments: [String]) -> [String] {
        var setpriv = ["/usr/bin/setpriv", "--no-new-privs"]
        if isForeign { setpriv += ["--reuid", "\(userID)", "--regid", "\(groupID)", "--clear-groups"] }
        return setpriv + ["--"] + arguments
    }

    /// Name of this process's user as PostgreSQL's peer authentication sees it; `nil` if passwd has none.
    static func currentUserName() -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            guard let base = buffer.baseAddress,
                getpwuid_r(geteuid(), &entry, base, buffer.count, &found) == 0, found != nil,
                let name = entry.pw_name
            else { return nil }
            return String(cString: name)
        }
    }
}
