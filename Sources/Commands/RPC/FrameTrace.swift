import Reflection
import Synchronization
import Wire

/// Shows the frames of a connection as they come and go, from any thread.
final class FrameTrace: Sendable {
    private let transcript: Mutex<FrameTranscript>
    private let say: @Sendable (String) -> Void

    /// - Parameter say: takes each line.
    /// - Throws: `MessageFault` when the program's own descriptors can't be read.
    init(say: @escaping @Sendable (String) -> Void) throws(MessageFault) {
        transcript = Mutex(try FrameTranscript())
        self.say = say
    }

    /// Shows a frame.
    func frame(isSent: Bool, _ header: FrameHeader, metadata: [UInt8], message: [UInt8]) {
        say(transcript.withLock { $0.line(isSent: isSent, header, metadata: metadata, message: message) })
    }

    /// Shows messages as these descriptors say, from now on.
    func learn(_ schema: Schema) { transcript.withLock { $0.learn(schema) } }
}
