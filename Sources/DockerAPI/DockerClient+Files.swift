extension DockerClient {
    /// Most lines of a log that are read, and most bytes that are kept of each.
    private static let (mostLines, longestLine) = (10_000, 4096)
    /// Most bytes of a file that are read whatever the caller's limit.
    private static let longestFile = 1 << 30

    /// The last lines that a container without a terminal wrote, its standard output and error together, oldest first.
    /// Over-long lines are cut.
    ///
    /// - Parameter tail: How many at most.
    public func logs(_ name: String, tail: Int) async throws -> [String] {
        let count = min(max(tail, 0), Self.mostLines)
        guard count > 0 else { return [] }
        let call = Call(.GET, "containers", name, "logs").asking("stdout", "1").asking("stderr", "1")
            .asking("tail", "\(count)")
        return try await withTimeLimit(transport.timeout, for: call.description) {
            var lines = LogTail(count: count, longest: Self.longestLine)
            var stream = MultiplexedStream()
            let body = try await transport.open(call)
            try await transport.read(body, call.description) { buffer in
                try stream.append(buffer.readableBytesView) { channel, bytes in lines.append(bytes, from: channel) }
                return true
            }
            try stream.finish()
            return lines.all
        }
    }

    /// A file's absence is told from its container's by the engine's words only.
    private static func isMissing(_ fault: DockerFault) -> Bool {
        switch fault.kind {
        case .notFound: !fault.message.contains("No such container")
        // A file where the path has a directory.
        case .refused(status: 500): fault.message.hasSuffix(": not a directory")
        default: false
        }
    }

    /// The contents of one regular file in a container, which needn't run. Links are not followed.
    ///
    /// - Parameters:
    ///   - path: Absolute path in the container.
    ///   - limit: Most bytes that it may have, at most 1 GiB.
    /// - Returns: `nil` if there is no such file.
    /// - Throws: `notFound` if there is no such container; `malformedAnswer` for something that is no regular file;
    ///   `answerTooLong` for a longer one.
    public func archive(_ name: String, path: String, limit: Int) async throws -> [UInt8]? {
        let call = Call(.GET, "containers", name, "archive").asking("path", path)
        let limit = min(max(limit, 0), Self.longestFile)
        return try await withTimeLimit(transport.timeout, for: call.description) {
            do {
                var tar: [UInt8] = []
                let wanted = limit + TarFile.overhead
                let body = try await transport.open(call)
                try await transport.read(body, call.description) { buffer in
                    tar.append(contentsOf: buffer.readableBytesView.prefix(wanted - tar.count))
                    return tar.count < wanted
                }
                return try TarFile.contents(of: tar, limit: limit)
            } catch let fault as DockerFault where Self.isMissing(fault) {
                return nil
            }
        }
    }
}
