import Glibc

extension Home {
    /// Names of the small files that go with a control plane.
    static let recordNames = ["engine", "host"]

    /// Those that are there.
    func records() -> [String: String] {
        var records: [String: String] = [:]
        for name in Self.recordNames {
            guard let file = fopen("\(path)/\(name)", "re") else { continue }
            defer { fclose(file) }
            var bytes = [UInt8](repeating: 0, count: 4_096)
            let count = fread(&bytes, 1, bytes.count, file)
            records[name] = String(decoding: bytes[..<count], as: UTF8.self)
        }
        return records
    }
}
