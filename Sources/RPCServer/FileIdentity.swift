import Glibc

/// Which file a path leads to, links not followed.
struct FileIdentity: Equatable {
    private let device: UInt
    private let inode: UInt
    private let mode: UInt32

    /// `nil` when there is none.
    init?(path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        mode = status.st_mode
    }

    var isSocket: Bool { mode & S_IFMT == S_IFSOCK }
}
