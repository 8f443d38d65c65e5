import Glibc

/// A file that is gone when nobody uses it any more.
final class TemporaryFile {
    let path: String

    /// `nil` when it can't be written.
    init?(_ content: String) {
        var template = Array("/tmp/paas-test-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        guard write(descriptor, content, content.utf8.count) == content.utf8.count else { return nil }
    }

    deinit { unlink(path) }
}
