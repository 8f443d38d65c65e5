/// Takes the one regular file out of a tar archive, as engines make it for one path.
enum TarFile {
    /// Bytes that an archive of one file has at most beyond the file's: headers and the padding at the end.
    static let overhead = 64 << 10

    private static let block = 512

    /// The contents of the archive's first file.
    ///
    /// - Parameter archive: The archive, or as much of it as could hold a file of the limit.
    /// - Throws: `DockerFault`: `malformedAnswer` for what is no archive or begins with something else than a regular
    ///   file, `answerTooLong` for a longer file, `unreachable` for an archive that was cut off.
    static func contents(of archive: [UInt8], limit: Int) throws -> [UInt8] {
        var rest = archive[...]
        /// A PAX header's size, which stands for that of the file after it.
        var paxSize: Int?
        while true {
            let header = try TarHeader(try take(block, from: &rest))
            switch header.kind {
            case .regular:
                let size = paxSize ?? header.size
                guard size <= limit else { throw DockerFault(.answerTooLong, "the file is longer than \(limit) bytes") }
                return Array(try take(size, from: &rest))
            case .paxHeader:
                let records = try takePadded(header.size, from: &rest)
                paxSize = try size(inRecords: records) ?? paxSize
            case .longName, .globalHeader: _ = try takePadded(header.size, from: &rest)
            case .other(let what): throw DockerFault(.malformedAnswer, "it is \(what), no regular file")
            case .end: throw DockerFault(.malformedAnswer, "the archive is empty")
            }
        }
    }

    private static func take(_ count: Int, from rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        guard rest.count >= count else { throw DockerFault(.unreachable, "the archive was cut off") }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    private static func takePadded(_ count: Int, from rest: inout ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
        guard count <= overhead else { throw DockerFault(.malformedAnswer, "the archive has an over-long header") }
        return try take((count + block - 1) / block * block, from: &rest).prefix(count)
    }

    /// Finds `size` among PAX records, each `length key=value` and the end of a line.
    private static func size(inRecords bytes: ArraySlice<UInt8>) throws -> Int? {
        var size: Int?
        var rest = bytes
        while !rest.isEmpty {
            let digits = rest.prefix { $0 != UInt8(ascii: " ") }
            guard let length = Int(String(decoding: digits, as: UTF8.self)), length > digits.count + 1,
                length <= rest.count
            else { throw DockerFault(.malformedAnswer, "the archive has a broken header") }
            let record = String(decoding: rest.prefix(length).dropFirst(digits.count + 1).dropLast(), as: UTF8.self)
            rest = rest.dropFirst(length)
            if record.hasPrefix("GNU.sparse.") { throw DockerFault(.malformedAnswer, "it is a sparse file") }
            guard record.hasPrefix("size=") else { continue }
            guard let value = Int(record.dropFirst(5)), value >= 0 else {
                throw DockerFault(.malformedAnswer, "the archive has a broken header")
            }
            size = value
        }
        return size
    }
}
