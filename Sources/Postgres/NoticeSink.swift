import CPostgres

/// Takes the server's notices, which libpq would print otherwise.
final class NoticeSink {
    private let sink: (@Sendable (String) -> Void)?

    init(_ sink: (@Sendable (String) -> Void)?) { self.sink = sink }

    /// What libpq hands to the processor; valid as long as the sink is.
    var context: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let processor: PQnoticeProcessor = { context, message in
        guard let context, let message else { return }
        let sink = Unmanaged<NoticeSink>.fromOpaque(context).takeUnretainedValue().sink
        sink?(String(cString: message).trimmingTrailingNewlines)
    }
}
