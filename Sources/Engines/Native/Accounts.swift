import Glibc
import Model
import Synchronization

/// Gives each cluster an account, and finds it again.
///
/// The account is recorded as the group of the cluster's volume directory: it is there as soon as the directory is, it
/// moves with it, and it lets the account, and no other, pass into the directory.
final class Accounts: Sendable {
    private let layout: HomeLayout
    private let range: AccountRange
    private let allocation = Mutex<Void>(())

    init(layout: HomeLayout, range: AccountRange) {
        self.layout = layout
        self.range = range
    }

    /// The account of a volume; `nil` if it has none yet.
    func account(of paths: ClusterPaths) throws(EngineFault) -> Account? {
        guard geteuid() == 0 else { return try FileSystem.status(paths.volume) == nil ? nil : .current }
        if let data = try FileSystem.status(paths.data), data.userID != 0 {
            return Account(userID: data.userID, groupID: data.groupID)
        }
        guard let volume = try FileSystem.status(paths.volume), volume.groupID != 0 else { return nil }
        return Account(userID: volume.groupID, groupID: volume.groupID)
    }

    /// The account of a volume, which is made if it is not there.
    func allocate(for paths: ClusterPaths, key: String) throws(EngineFault) -> Account {
        if let account = try account(of: paths) { return account }
        guard geteuid() == 0 else {
            try FileSystem.makeDirectory(paths.volume, mode: 0o700, owner: geteuid(), group: getegid())
            return .current
        }
        return try allocation.withLock { _ throws(EngineFault) in
            guard let number = range.number(for: key, taken: try taken()) else {
                throw EngineFault(
                    .systemError, "No user number from \(range.first) to \(range.first + range.count - 1) is free.",
                    isTransient: false)
            }
            try FileSystem.makeDirectory(paths.volume, mode: 0o710, owner: 0, group: number)
            return Account(userID: number, groupID: number)
        }
    }

    private func taken() throws(EngineFault) -> Set<UInt32> {
        var directories = [layout.controlPlane.volume]
        directories += try (FileSystem.list(layout.volumes) ?? []).map { "\(layout.volumes)/\($0)" }
        var numbers: Set<UInt32> = []
        for directory in directories {
            if let group = try FileSystem.status(directory)?.groupID { numbers.insert(group) }
        }
        return numbers
    }
}
