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
    public func log(event: LogEvent) { line(event, at: Self.now()).write(to: STDERR_FILENO) }

    func line(_ event: LogEvent, at time: String) -> JSONLine {
        var facts = metadata
        facts.merge(metadataProvider?.get() ?? [:]) { $1 }
        facts.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { facts["error"] = "\(error)" }
        var line = JSONLine()
        line.add("time", time)
        line.add("level", event.level.rawValue)
        line.add("logger", label)
        line.add("message", event.message.description)
        for (key, value) in facts.sorted(by: { $0.key < $1.key }) {
            if case .stringConvertible(let number as any BinaryInteger & Sendable) = value {
                line.add(key, number)
            } else {
                line.add(key, value.description)
            }
        }
        return line
    }

    /// The moment in RFC 3339's form, in UTC, to the microsecond.
    private static func now() -> String {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        var parts = tm()
        gmtime_r(&moment.tv_sec, &parts)
        let date = "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))"
        let time = "\(digits(parts.tm_hour, 2)):\(digits(parts.tm_min, 2)):\(digits(parts.tm_sec, 2))"
        return "\(date)T\(time).\(digits(moment.tv_nsec / 1000, 6))Z"
    }

    private static func digits(_ number: some BinaryInteger, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
