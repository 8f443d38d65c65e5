/// How much room a server needs on the file system of its data, and what is said when there is less.
public enum DiskRoom {
    /// With less than this, in bytes, the disk counts as full: a server writes its log ahead in pieces of 16 MiB, and ends
    /// when it can't write the next one.
    public static let least: Int64 = 32 << 20
    /// A disk that was full has room again with this many bytes: more than `least`, so that a database does not go to and
    /// fro.
    public static let enough: Int64 = 64 << 20

    /// What people are told.
    ///
    /// - Parameter free: bytes that may still be written; `nil` where nobody knows.
    public static func message(free: Int64?) -> String {
        let found = free.map { "has \(text($0)) left" } ?? "is full"
        return "the disk that holds the data \(found), and the server needs \(enough >> 20) MiB: "
            + "delete something on it or make it larger; the database is healed by itself then"
    }

    /// Rounded up to a power of two, so that the message changes seldom.
    private static func text(_ free: Int64) -> String {
        guard free >= 1 << 20 else { return "less than 1 MiB" }
        var bound: Int64 = 2
        while bound << 20 <= free, bound < 1 << 20 { bound *= 2 }
        return "less than \(bound) MiB"
    }
}
