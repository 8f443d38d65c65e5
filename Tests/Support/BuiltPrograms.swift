import EventLoop
import Glibc

/// The programs of this package, as they were built for the tests.
public enum BuiltPrograms {
    /// The path of a program, beside the tests' own; the test target has to depend on it.
    public static func path(_ name: String) throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { throw SystemFault(call: "readlink") }
        let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let directory = own[..<(own.lastIndex(of: "/") ?? own.startIndex)]
        let path = "\(directory)/\(name)"
        guard access(path, X_OK) == 0 else { throw SupportFault("\(path) wasn't built") }
        return path
    }
}
