import Model
import SystemPackage

/// The value of a variable, as it came from a file or a pipe: text without NUL, without one line break at its end.
struct VariableValue {
    let text: Secret

    /// Longest value that the platform takes, in bytes.
    static let longest = 32_768

    /// - Throws: `CommandFailure` when it is too long or no text.
    init(_ bytes: [UInt8]) throws(CommandFailure) {
        var bytes = bytes[...]
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast(bytes.dropLast().last == UInt8(ascii: "\r") ? 2 : 1) }
        guard bytes.count <= Self.longest else {
            throw CommandFailure(.usage, "A value has at most \(Self.longest) bytes. Nothing was set.")
        }
        guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "A value is text in UTF-8 without NUL characters. Nothing was set.")
        }
        self.text = Secret(text)
    }

    /// Reads to the end, but not much more than a value may have.
    init(descriptor: FileDescriptor) throws(CommandFailure) {
        do { try self.init(Self.bytes(of: descriptor)) } catch let errno as Errno {
            throw CommandFailure(.usage, "The value can't be read: \(errno)")
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.error, "The value can't be read: \(error)")
        }
    }

    init(file path: String) throws(CommandFailure) {
        let descriptor: FileDescriptor
        do { descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec) } catch {
            throw CommandFailure(.usage, "The file \(path.visible) can't be read: \(error)")
        }
        defer { try? descriptor.close() }
        try self.init(descriptor: descriptor)
    }

    private static func bytes(of descriptor: FileDescriptor) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 8_192)
        // Two bytes more than a value has, for its line break.
        while bytes.count <= longest + 2 {
            let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }
}
