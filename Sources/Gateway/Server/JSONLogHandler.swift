import Glibc
import Logging

/// Writes each event as one line of JSON on standard error.
public struct JSONLogHandler: LogHandler {
    /// Facts that every event of this logger has.
    public var metadata: Logger.Metadata = [:]
    /// Facts that every event has.
    public var metadataProvider: Logger.MetadataProvider?
    /// Events below this level are left out.
    public var logLevel: Logger.Level = .info
    private let label: String

    /// A handler of one logger.
    public init(label: String) { self.label = label }

    /// One of the facts that every event of this logger has.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one line.
    public func log(event: LogEvent) { Self.write(line(event, at: WallClock.now())) }

    func line(_ event: LogEvent, at moment: WallClock.Moment) -> [UInt8] {
        var facts = metadata
        facts.merge(metadataProvider?.get() ?? [:]) { $1 }
        facts.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { facts["error"] = "\(error)" }
        let head = [
            JSONValue.Member(
                "time", .string(RFC3339.text(seconds: moment.seconds, nanoseconds: moment.nanoseconds))),
            JSONValue.Member("level", .string(event.level.rawValue)),
            JSONValue.Member("logger", .string(label)),
            JSONValue.Member("message", .string(event.message.description)),
        ]
        let rest = facts.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, Self.json($0.value)) }
        return JSONWriter.bytes(of: .object(head + rest)) + [UInt8(ascii: "\n")]
    }

    private static func json(_ value: Logger.Metadata.Value) -> JSONValue {
        if case .stringConvertible(let number as any BinaryInteger & Sendable) = value { return .integer(number) }
        return .string(value.description)
    }

    /// Writes in one call where the kernel takes it in one, so that lines of other processes don't cut it.
    private static func write(_ line: [UInt8]) {
        var start = 0
        while start < line.count {
            let count = line[start...].withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            // Standard error that nobody reads any more is no reason to stop serving.
            if count < 0, errno != EINTR { return }
            start += max(0, count)
        }
    }
}
