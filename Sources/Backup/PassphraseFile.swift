import Glibc
import Model

/// A file, or a pipe, whose first line is the passphrase of a backup.
public struct PassphraseFile: Sendable {
    /// Where it is.
    public let path: String

    /// The shortest passphrase in bytes: whoever gets hold of a backup can try as long as he likes.
    public static let shortest = 12
    /// The longest passphrase in bytes.
    public static let longest = 1024

    /// A file that is read with `read()`.
    public init(_ path: String) { self.path = path }

    /// Reads the passphrase.
    ///
    /// - Throws: `Fault` (`PassphraseRefused`) when the file can't be read, others than its owner may read it, or its
    ///   first line is too short, too long or no text.
    public func read() throws(Fault) -> Secret {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw refused("can't be opened: \(errorText())") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refused("can't be examined: \(errorText())") }
        if status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0 {
            throw refused(
                "has mode 0\(String(status.st_mode & 0o7777, radix: 8)), so that others can read it; `chmod 600` it")
        }
        guard let bytes = readUpTo(Self.longest + 2, from: descriptor) else {
            throw refused("can't be read: \(errorText())")
        }
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        return try Self.check(Array(line))
    }

    /// Looks whether bytes can be a passphrase.
    ///
    /// - Throws: `Fault` (`PassphraseRefused`).
    public static func check(_ bytes: [UInt8]) throws(Fault) -> Secret {
        guard (shortest...longest).contains(bytes.count), let text = String(validating: bytes, as: UTF8.self) else {
            throw Fault(
                .invalidArgument, reason: "PassphraseRefused",
                "the passphrase must be one line of \(shortest) to \(longest) bytes of UTF-8; this one has \(bytes.count)",
                nextSteps: ["Choose a longer one, for instance with `openssl rand -base64 24`."])
        }
        return Secret(text)
    }

    private func refused(_ why: String) -> Fault {
        Fault(.invalidArgument, reason: "PassphraseRefused", "the passphrase file \(path) \(why)")
    }
}
