import CSupport
import EventLoop
import Glibc

/// A program of this machine that tests run to its end.
public struct Tool: Sendable {
    /// Where it is.
    public let path: String

    /// The program at a path.
    public init(path: String) { self.path = path }

    /// The first program of that name in the folders of PATH; `nil` if it is not installed.
    public init?(_ name: String) {
        let folders = getenv("PATH").map { String(cString: $0) } ?? ""
        let paths = folders.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
        self.path = path
    }

    /// Runs the program on a thread of its own; what it printed, errors too.
    ///
    /// - Throws: `SupportFault` with what it printed if it ends with another status than 0.
    @discardableResult
    public func run(_ arguments: [String]) async throws -> String {
        let path = path
        return try await onOwnThread {
            var log = Array("/tmp/paas-tool-XXXXXX".utf8CString)
            let output = mkstemp(&log)
            guard output >= 0, fcntl(output, F_SETFD, FD_CLOEXEC) == 0 else { throw SystemFault(call: "mkstemp") }
            let name = String(decoding: log.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            defer {
                close(output)
                unlink(name)
            }
            let status = withArguments([path] + arguments) { cs_run($0, geteuid(), getegid(), output) }
            let text = try TextFile.read(name)
            guard status == 0 else { throw SupportFault("\(path) ended with \(status): \(text)") }
            return text
        }
    }
}
