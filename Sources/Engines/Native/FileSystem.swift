import Glibc

/// The file operations that an engine needs, with errors that name the path.
///
/// A cluster's data directory belongs to a server that a tenant may have taken over: nothing here follows a link in the
/// last component, waits for a pipe, or reads without a bound.
enum FileSystem {
    struct Status {
        let mode: UInt32
        let userID: UInt32
        let groupID: UInt32
        let size: Int

        var isDirectory: Bool { mode & S_IFMT == S_IFDIR }
        var isFile: Bool { mode & S_IFMT == S_IFREG }
    }

    /// `nil` if there is nothing.
    static func status(_ path: String, followsLink: Bool = false) throws(EngineFault) -> Status? {
        var value = stat()
        guard (followsLink ? stat(path, &value) : lstat(path, &value)) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .system("stat", path, errno)
        }
        return Status(mode: value.st_mode, userID: value.st_uid, groupID: value.st_gid, size: Int(value.st_size))
    }

    /// The absolute path without links; `nil` if there is nothing.
    static func resolve(_ path: String) throws(EngineFault) -> String? {
        guard let resolved = realpath(path, nil) else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .system("realpath", path, errno)
        }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Names in a directory, without `.` and `..`; `nil` if there is no such directory.
    static func list(_ path: String) throws(EngineFault) -> [String]? {
        guard let directory = opendir(path) else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .system("opendir", path, errno)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Makes a directory, or gives one that is there these rights and this owner.
    static func makeDirectory(_ path: String, mode: UInt32, owner: UInt32, group: UInt32) throws(EngineFault) {
        if mkdir(path, mode) != 0, errno != EEXIST { throw .system("mkdir", path, errno) }
        guard let found = try status(path), found.isDirectory else {
            throw EngineFault(.unusablePath, "\(path) is no directory.", isTransient: false)
        }
        if found.userID != owner || found.groupID != group {
            guard lchown(path, owner, group) == 0 else { throw .system("chown", path, errno) }
        }
        // Also after a mkdir, which the umask has a say in.
        if found.mode & 0o7777 != mode {
            guard chmod(path, mode) == 0 else { throw .system("chmod", path, errno) }
        }
    }

    /// Makes a directory that others may pass through, and lets them pass through one that is there.
    static func makePassableDirectory(_ path: String) throws(EngineFault) {
        if mkdir(path, 0o711) != 0, errno != EEXIST { throw .system("mkdir", path, errno) }
        guard let found = try status(path, followsLink: true), found.isDirectory else {
            throw EngineFault(.unusablePath, "\(path) is no directory.", isTransient: false)
        }
        let mode = found.mode & 0o7777 | 0o711
        if mode != found.mode & 0o7777 {
            guard chmod(path, mode) == 0 else { throw .system("chmod", path, errno) }
        }
    }

    /// The first bytes of a file, at most `limit`; `nil` if there is no file.
    static func read(_ path: String, limit: Int, offset: Int = 0) throws(EngineFault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR || errno == ESRCH { return nil }
            throw .system("open", path, errno)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit)
        var count = 0
        while count < limit {
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress?.advanced(by: count), limit - count, offset + count)
            }
            if got < 0, errno == EINTR { continue }
            // A process whose entry in /proc is being read may end meanwhile.
            if got < 0, errno == ESRCH { return nil }
            if got < 0 { throw .system("read", path, errno) }
            if got == 0 { break }
            count += got
        }
        return Array(bytes[..<count])
    }

    /// Puts a file in place whole, or leaves the old one.
    static func write(_ text: String, to path: String, mode: UInt32, group: UInt32) throws(EngineFault) {
        let draft = path + ".new"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw .system("open", draft, errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        var count = 0
        while count < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: count), bytes.count - count)
            }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { throw .system("write", draft, errno) }
            count += put
        }
        if geteuid() == 0 {
            guard fchown(descriptor, 0, group) == 0 else { throw .system("chown", draft, errno) }
        }
        guard fchmod(descriptor, mode) == 0 else { throw .system("chmod", draft, errno) }
        guard Glibc.rename(draft, path) == 0 else { throw .system("rename", draft, errno) }
    }

    /// Gives a file or directory another name, so that it survives a power cut.
    static func rename(_ path: String, to target: String, in directory: String) throws(EngineFault) {
        guard Glibc.rename(path, target) == 0 else { throw .system("rename", path, errno) }
        try sync(directory)
    }

    /// Sees to it that a directory's entries survive a power cut.
    static func sync(_ directory: String) throws(EngineFault) {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("open", directory, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system("fsync", directory, errno) }
    }

    /// Removes a file; it may be missing.
    static func removeFile(_ path: String) throws(EngineFault) {
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw .system("unlink", path, errno) }
    }
}
