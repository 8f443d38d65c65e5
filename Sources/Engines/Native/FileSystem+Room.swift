import Glibc

extension FileSystem {
    /// Bytes that a user without privileges may still write on the file system of a path; `nil` where the file system
    /// has no such figure, or there is nothing at that path.
    static func freeBytes(at path: String) -> Int64? {
        var value = statvfs()
        guard statvfs(path, &value) == 0, value.f_blocks > 0 else { return nil }
        // Without inodes nothing new can be written either, however many blocks are free. Some have none to count.
        if value.f_files > 0, value.f_favail == 0 { return 0 }
        let (bytes, overflow) = UInt64(value.f_bavail).multipliedReportingOverflow(by: UInt64(value.f_frsize))
        return overflow ? .max : Int64(clamping: bytes)
    }
}
