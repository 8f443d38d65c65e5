import Logging
import Support

/// Keeps the lines that are logged, with their metadata.
struct LogRecorder: LogHandler {
    let lines = Recorder<String>()
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.append("\(event.message) \(metadata) \(event.metadata ?? [:])") }
}
