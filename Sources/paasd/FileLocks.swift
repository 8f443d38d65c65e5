import Glibc

/// Who holds locks on files, without touching the locks: a lock that is tried stands in the way of its owner.
enum FileLocks {
    /// The process that holds a lock of `flock` on a file; `nil` if nobody does.
    static func holder(of path: String) -> Int32? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        for line in ProcessFile("/proc/locks").all {
            // 1: FLOCK  ADVISORY  WRITE 4711 fd:00:131 0 EOF; of one who waits there is an arrow before the word.
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK", let inode = words[5].split(separator: ":").last,
                UInt64(inode) == UInt64(status.st_ino)
            else { continue }
            return Int32(words[4])
        }
        return nil
    }
}
