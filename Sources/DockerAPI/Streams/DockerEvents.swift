import AsyncHTTPClient
import FoundationEssentials

/// Events of an engine as they happen; can be iterated once.
public struct DockerEvents: AsyncSequence, Sendable {
    /// Bytes of one event.
    private static let longestEvent = 1 << 20

    let body: HTTPClientResponse.Body
    let socketPath: String

    /// Begins with the first event.
    public func makeAsyncIterator() -> Iterator {
        Iterator(body: body.makeAsyncIterator(), socketPath: socketPath)
    }

    /// Takes one event after the other from the engine.
    public struct Iterator: AsyncIteratorProtocol {
        private var body: HTTPClientResponse.Body.AsyncIterator
        private let socketPath: String
        private var lines = LineSplitter(longest: DockerEvents.longestEvent)
        /// The first is the next one.
        private var waiting: ArraySlice<DockerEvent> = []

        fileprivate init(body: HTTPClientResponse.Body.AsyncIterator, socketPath: String) {
            self.body = body
            self.socketPath = socketPath
        }

        /// Waits for the next event; never `nil`.
        public mutating func next() async throws -> DockerEvent? {
            while waiting.isEmpty {
                do {
                    guard let buffer = try await body.next() else {
                        throw DockerFault(.unreachable, "the stream of events over \(socketPath) has ended")
                    }
                    var events: [DockerEvent] = []
                    try lines.append(buffer.readableBytesView) { line in events.append(try Self.event(line)) }
                    waiting = events[...]
                } catch {
                    throw DockerFault.of(error, socketPath: socketPath, during: "GET /events")
                }
            }
            return waiting.popFirst()
        }

        private static func event(_ line: [UInt8]) throws -> DockerEvent {
            do { return try JSONDecoder().decode(DockerEvent.self, from: Data(line)) } catch {
                throw DockerFault.malformed(error, answering: "GET /events")
            }
        }
    }
}
