import EventLoop
import Glibc

/// Directories under /tmp, with short paths: a socket's path holds 107 bytes.
public enum TemporaryDirectory {
    /// Makes an empty directory that everybody may pass through and only the current user may change.
    public static func make(prefix: String = "paas-test-") throws -> String {
        try make(prefix: prefix, owner: ServiceAccount(uid: geteuid(), gid: getegid()))
    }

    static func make(prefix: String, owner: ServiceAccount) throws -> String {
        var template = Array("/tmp/\(prefix)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemFault(call: "mkdtemp") }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard chmod(path, 0o711) == 0, chown(path, owner.uid, owner.gid) == 0 else { throw SystemFault(call: "chown") }
        return path
    }
}
