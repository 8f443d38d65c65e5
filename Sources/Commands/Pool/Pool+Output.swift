import Messages

extension OperationsV1.Pool {
    /// The same members as in the protocol.
    var json: JSON {
        .members([
            "host": .string(host), "engineVersion": .string(engineVersion), "size": .integer(Int64(size)),
            "ready": .integer(Int64(ready)), "making": .integer(Int64(making)),
            "memoryBytes": .integer(Int64(clamping: memoryBytes)), "diskBytes": .integer(Int64(clamping: diskBytes)),
            "reason": .text(reason), "message": .text(message),
        ])
    }

    static var header: [String] { ["HOST", "VERSION", "SIZE", "READY", "MAKING", "MEMORY", "DISK", "REASON"] }

    var row: [String] {
        let memory = memoryBytes == 0 ? "" : ByteCount(memoryBytes).description
        let disk = diskBytes == 0 ? "" : ByteCount(diskBytes).description
        return [host, engineVersion, "\(size)", "\(ready)", "\(making)", memory, disk, reason]
    }
}

extension Presenter {
    func text(of pools: [OperationsV1.Pool]) -> String {
        if let field { return pools.map { $0.json[path: field]?.plain ?? "" }.joined(separator: "\n") }
        if format == .json { return JSON.members(["pools": .array(pools.map(\.json))]).lines }
        return Table(header: OperationsV1.Pool.header, rows: pools.map(\.row)).text
    }
}
