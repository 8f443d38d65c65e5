import Wire

/// What an outbox shows of the frames that it puts into a buffer. Used by one thread.
final class ShownFrames: @unchecked Sendable {
    private var frames: [Frame] = []

    func add(_ header: FrameHeader, _ metadata: [UInt8], _ message: [UInt8]) {
        frames.append(Frame(header, metadata.span.bytes, message.span.bytes))
    }

    /// What was shown since the last time is what was written.
    func check(against buffer: [UInt8]) throws(Finding) {
        var bytes = buffer.starts(with: Preface.bytes) ? Preface.bytes : []
        for frame in frames { bytes += frame.bytes }
        frames = []
        guard bytes == buffer else { throw Finding("other frames were shown than were written") }
    }
}
