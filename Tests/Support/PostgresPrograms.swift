import Glibc

/// Where PostgreSQL's programs are.
public enum PostgresPrograms {
    /// The `bin` directory of the newest major in Debian's layout.
    public static func newest() throws -> String {
        var found: [(major: Int, path: String)] = []
        guard let directory = opendir(root) else { throw SupportFault("there is no \(root): install postgresql") }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let path = "\(root)/\(name)/bin"
            if let major = Int(name), access("\(path)/initdb", X_OK) == 0 { found.append((major, path)) }
        }
        guard let newest = found.max(by: { $0.major < $1.major }) else {
            throw SupportFault("no initdb under \(root): install postgresql")
        }
        return newest.path
    }

    private static let root = "/usr/lib/postgresql"
}
