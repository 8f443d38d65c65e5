import Glibc
import Model

extension NativeEngine {
    /// Memory from `/proc`, room on the disk from the volumes' files. A process that is not ours to look at counts nothing.
    public func usage(of ids: [DatabaseID]) async throws -> [DatabaseID: ResourceUsage] {
        let children = try ProcessTable.children()
        var usage: [DatabaseID: ResourceUsage] = [:]
        for id in ids {
            try Task.checkCancellation()
            let cluster = try home.cluster(id)
            guard try FileSystem.status(cluster.paths.volume) != nil else { continue }
            var memory: Int64 = 0
            if let server = try cluster.server()?.processID {
                for process in [server] + children[server, default: []] {
                    memory += try ProcessTable.proportionalMemory(of: process) ?? 0
                }
            }
            usage[id] = ResourceUsage(
                memoryBytes: memory, diskBytes: try FileSystem.allocatedBytes(below: cluster.paths.volume))
        }
        return usage
    }

    /// Of the file system that volumes lie on.
    public func freeBytes() async throws -> Int64? { FileSystem.freeBytes(at: home.layout.volumes) }
}

extension ProcessTable {
    /// The processes of each process, by its id.
    static func children() throws(EngineFault) -> [Int32: [Int32]] {
        var children: [Int32: [Int32]] = [:]
        for process in try all() {
            // A program chooses its own name, which stands in parentheses; what follows the last one is the kernel's.
            guard let bytes = try FileSystem.read("/proc/\(process)/stat", limit: 4_096),
                let end = bytes.lastIndex(of: UInt8(ascii: ")"))
            else { continue }
            let fields = String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: " ")
            if fields.count > 1, let parent = Int32(fields[1]) { children[parent, default: []].append(process) }
        }
        return children
    }

    /// Bytes of memory that a process has for itself and its part of what it shares; `nil` if it is gone or can't be
    /// looked into.
    static func proportionalMemory(of process: Int32) throws(EngineFault) -> Int64? {
        guard let bytes = try? FileSystem.read("/proc/\(process)/smaps_rollup", limit: 8_192) else { return nil }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix("Pss:") {
            return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 << 10 }
        }
        return nil
    }
}

extension FileSystem {
    /// Bytes that a directory takes on its disk with everything in it. What goes meanwhile counts nothing; links are not
    /// followed.
    static func allocatedBytes(below path: String) throws(EngineFault) -> Int64 {
        var total: Int64 = 0
        var directories = [path]
        while let directory = directories.popLast() {
            for name in try list(directory) ?? [] {
                let path = "\(directory)/\(name)"
                var value = stat()
                guard lstat(path, &value) == 0 else { continue }
                total += Int64(value.st_blocks) * 512
                if value.st_mode & S_IFMT == S_IFDIR { directories.append(path) }
            }
        }
        return total
    }
}
