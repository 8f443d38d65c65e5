import Reflection
import SystemPackage

/// Where the requests of a call come from.
enum RequestInput: Sendable {
    /// All of them are there, in encoded form.
    case given([[UInt8]])
    /// Lines of standard input, each sent as it comes.
    case lines

    /// Longest request in JSON, in bytes.
    static let longest = 32 << 20

    /// Takes what was given for `--data`.
    ///
    /// - Throws: `CommandFailure` for requests that do not fit the method.
    init(_ data: [String], _ codec: MethodCodec) throws(CommandFailure) {
        if codec.method.isClientStreaming, data.isEmpty || data == ["-"] {
            self = .lines
            return
        }
        guard codec.method.isClientStreaming || data.count <= 1 else {
            throw CommandFailure(.usage, "Error: \(codec.method.path) takes one request: give --data once.".visible)
        }
        var requests: [[UInt8]] = []
        for text in codec.method.isClientStreaming ? data : [data.first ?? "{}"] {
            requests.append(try Self.request(text, codec))
        }
        self = .given(requests)
    }

    private static func request(_ text: String, _ codec: MethodCodec) throws(CommandFailure) -> [UInt8] {
        guard text == "-" else { return try codec.request(text.utf8, from: "The request") }
        return try codec.request(standardInput(), from: "Standard input")
    }

    private static func standardInput() throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= longest {
            do {
                let count = try chunk.withUnsafeMutableBytes { try FileDescriptor.standardInput.read(into: $0) }
                if count == 0 { return bytes }
                bytes += chunk[..<count]
            } catch {
                throw CommandFailure(.usage, "Error: Standard input can't be read: \(error)")
            }
        }
        throw CommandFailure(.usage, "Error: The request on standard input has more than \(longest) bytes.")
    }
}
