import Glibc
import Model

/// A home that clusters can live in, and who this process is to them.
struct NativeHome: Sendable {
    let layout: HomeLayout
    let accounts: Accounts
    /// The name under which the local sockets know this process's user.
    let systemUser: String

    /// Makes the directories that are missing, and looks whether clusters can use them.
    ///
    /// - Parameter range: Where accounts come from; `nil` = the widest range that exists here.
    init(_ home: String, accounts range: AccountRange? = nil) throws(EngineFault) {
        layout = try HomeLayout(home: home)
        if geteuid() == 0, let obstacle = try HomeLayout.obstacle(to: layout.home) {
            throw .impassable(obstacle)
        }
        guard let name = Account.currentUserName() else {
            throw EngineFault(
                .programMissing, "User \(geteuid()) has no entry in passwd, which PostgreSQL needs.", isTransient: false
            )
        }
        systemUser = name
        let map = try FileSystem.read("/proc/self/uid_map", limit: 16_384) ?? []
        accounts = Accounts(
            layout: layout, range: range ?? AccountRange(identityMap: String(decoding: map, as: UTF8.self)))
    }

    /// Every database of which there is a volume, a part of one or an instance.
    func databases() throws(EngineFault) -> [DatabaseID] {
        let names = try (FileSystem.list(layout.volumes) ?? []) + (FileSystem.list(layout.instances) ?? [])
        return Set(names.compactMap { DatabaseID($0) }).sorted { $0.rawValue < $1.rawValue }
    }

    /// The cluster of a database, as far as there is one.
    func cluster(_ id: DatabaseID) throws(EngineFault) -> Cluster {
        let paths = layout.paths(of: id)
        return Cluster(paths: paths, account: try accounts.account(of: paths))
    }

    /// Programs can be anywhere, but the clusters' accounts have to reach them.
    func requireReach(of programs: Programs) throws(EngineFault) {
        let program = try FileSystem.resolve(programs.postgres) ?? programs.postgres
        if geteuid() == 0, let obstacle = try HomeLayout.obstacle(to: program) { throw .impassable(obstacle) }
    }
}
