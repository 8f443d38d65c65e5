import Glibc

/// What `/proc` says of this machine's processes. A process that ends meanwhile is one that isn't there.
enum ProcessTable {
    /// All process ids of now.
    static func all() throws(EngineFault) -> [Int32] {
        (try FileSystem.list("/proc") ?? []).compactMap { Int32($0) }
    }

    /// The argument vector; `nil` if the process is gone or has ended and waits to be reaped.
    static func arguments(of process: Int32) throws(EngineFault) -> [String]? {
        guard let bytes = try FileSystem.read("/proc/\(process)/cmdline", limit: 8_192), !bytes.isEmpty else {
            return nil
        }
        return bytes.split(separator: 0, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The user that the process runs as; `nil` if it is gone.
    static func user(of process: Int32) throws(EngineFault) -> UInt32? {
        try FileSystem.status("/proc/\(process)")?.userID
    }

    /// One field of `/proc/<process>/stat` (proc_pid_stat(5)), from the state, number 3, on; `nil` if the process is gone.
    static func field(_ number: Int, of process: Int32) throws(EngineFault) -> String? {
        guard let bytes = try FileSystem.read("/proc/\(process)/stat", limit: 4_096),
            // The second field is a name in parentheses, which may hold anything.
            let end = bytes.lastIndex(of: UInt8(ascii: ")"))
        else { return nil }
        let fields = bytes[(end + 1)...].split(separator: UInt8(ascii: " "))
        guard number >= 3, fields.indices.contains(number - 3) else { return nil }
        return String(decoding: fields[number - 3].filter { $0 != 10 }, as: UTF8.self)
    }

    /// Somebody has stopped the process with a signal; it does nothing until it is continued.
    static func isSuspended(_ process: Int32) throws(EngineFault) -> Bool {
        ["T", "t"].contains(try field(3, of: process))
    }

    /// When the process was started, in the kernel's own unit since the machine's start: it tells the process from every
    /// other one that has the same number.
    static func startTime(of process: Int32) throws(EngineFault) -> String? { try field(22, of: process) }

    /// Where the process stands; `nil` if it is gone or not ours to look at.
    static func workingDirectory(of process: Int32) -> String? {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Int(PATH_MAX)) { buffer in
            let count = buffer.withMemoryRebound(to: CChar.self) { characters in
                characters.baseAddress.map { readlink("/proc/\(process)/cwd", $0, characters.count) } ?? 0
            }
            return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
        }
    }

    /// Whether the process was started with `-D directory` as our argument vectors say of a server and of initdb, or is
    /// about to become one of these. Backends write their title over their arguments, so they are not taken for one.
    static func isStarted(_ process: Int32, on directory: String) throws(EngineFault) -> Bool {
        guard let arguments = try arguments(of: process), let flag = arguments.firstIndex(of: "-D"),
            arguments.dropFirst(flag + 1).first == directory
        else { return false }
        return ["setsid", "setpriv", "initdb", "postgres"].contains(program(arguments))
    }

    /// All processes of PostgreSQL that were started on a data directory, or that stand in it as its server's account.
    static func users(of directory: String, account: Account) throws(EngineFault) -> [Int32] {
        let starter = geteuid()
        var found: [Int32] = []
        for process in try all() {
            guard let user = try user(of: process), user == account.userID || user == starter else { continue }
            var isUser = try isStarted(process, on: directory)
            if !isUser, user == account.userID, workingDirectory(of: process) == directory,
                let arguments = try arguments(of: process)
            {
                isUser = ["initdb", "postgres"].contains(program(arguments))
            }
            if isUser { found.append(process) }
        }
        return found
    }

    /// The program's name, also of a backend whose title is `postgres: …`.
    private static func program(_ arguments: [String]) -> Substring {
        let path = (arguments.first ?? "").prefix { $0 != ":" }
        return path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    }
}
