extension EngineFault {
    /// Whether an instance's last words say that it could not write for want of room.
    ///
    /// Only what it said since its last start counts: the line that it begins with comes after the one place where it may
    /// fail before.
    ///
    /// - Parameter log: The log's last lines, oldest first.
    public static func isFullDiskTold(by log: [String]) -> Bool {
        let start = log.lastIndex { $0.contains("starting PostgreSQL ") } ?? log.startIndex
        let words = ["No space left on device", "Disk quota exceeded"]
        return log[start...].contains { line in words.contains { line.contains($0) } }
    }
}
