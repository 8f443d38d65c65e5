import UnixSignals

/// Ctrl-C and its like.
enum Interruption {
    /// Returns when the process was asked to end; from then on the signals no longer end it by themselves.
    @Sendable static func arrived() async {
        for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) { return }
    }
}
