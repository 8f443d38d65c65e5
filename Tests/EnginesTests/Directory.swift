import EventLoop
import Glibc

/// Directories, for tests.
enum Directory {
    static func names(_ path: String) throws -> [String] {
        guard let directory = opendir(path) else { throw SystemFault(call: "opendir") }
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

    static func make(_ path: String, mode: mode_t = 0o700) throws {
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw SystemFault(call: "mkdir") }
    }

    static func write(_ text: String, to path: String) throws {
        guard let file = fopen(path, "w") else { throw SystemFault(call: "open") }
        let count = fwrite(text, 1, text.utf8.count, file)
        guard fclose(file) == 0, count == text.utf8.count else { throw SystemFault(call: "write") }
    }

    /// Removes a directory with everything in it, links themselves and not what they point to.
    static func remove(_ path: String) throws {
        var value = stat()
        guard lstat(path, &value) == 0 else {
            if errno == ENOENT { return }
            throw SystemFault(call: "stat")
        }
        if value.st_mode & S_IFMT == S_IFDIR {
            for name in try names(path) { try remove("\(path)/\(name)") }
        }
        guard Glibc.remove(path) == 0 || errno == ENOENT else { throw SystemFault(call: "remove") }
    }

    static func status(_ path: String) throws -> stat {
        var value = stat()
        guard lstat(path, &value) == 0 else { throw SystemFault(call: "stat") }
        return value
    }

    static func link(_ path: String) throws -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { throw SystemFault(call: "readlink") }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
