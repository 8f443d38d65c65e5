import EventLoop
import Glibc
import Messages
import Model
import RPCTransport
import Wire

/// Asks a daemon how it is, as any client may, on a connection that blocks its thread up to a limit: the answer must
/// not depend on anything that this process does beside it.
struct HealthQuestion {
    let socketPath: String

    /// How it ended.
    enum Outcome: Equatable {
        /// The server has said how it is, at the other end of this process.
        case answered(isServing: Bool, processID: Int32?)
        /// Somebody listens, and has not answered as a server does; a sentence for people.
        case silent(String, processID: Int32?)
        /// Nobody listens.
        case nobody
    }

    private static let stream: StreamID = 1

    /// Asks, and waits for the answer.
    func ask(within limit: Duration) -> Outcome {
        let deadline = ContinuousClock.now + limit
        let descriptor: Int32
        do {
            descriptor = try UnixSocket.connect(to: socketPath)
        } catch {
            return [ENOENT, ECONNREFUSED].contains(error.number) ? .nobody : .silent("\(error)", processID: nil)
        }
        defer { close(descriptor) }
        let processID = (try? UnixSocket.peer(of: descriptor))?.processID
        do {
            try send(Self.question(limit), to: descriptor, until: deadline)
            return .answered(isServing: try answer(from: descriptor, until: deadline), processID: processID)
        } catch {
            return .silent(error.description, processID: processID)
        }
    }

    /// Why there was no answer.
    private struct Silence: Error, CustomStringConvertible {
        let description: String

        static let late = Silence(description: "nothing came in time")
    }

    /// Preface, HELLO and the call in one.
    private static func question(_ limit: Duration) -> [UInt8] {
        var bytes = Preface.bytes
        append(.hello, RPCV1.Hello(Hello(agent: "paasd doctor")).metadata(), stream: 0, flags: [], to: &bytes)
        var open = RPCV1.Open()
        open.timeoutNs = UInt64(max(limit.components.seconds, 1)) * 1_000_000_000
        open.method = HealthV1.HealthMethod.check.rawValue
        append(.open, open.metadata(), stream: stream, flags: .endStream, to: &bytes)
        return bytes
    }

    private static func append(
        _ type: FrameType, _ metadata: [UInt8], stream: StreamID, flags: FrameFlags, to bytes: inout [UInt8]
    ) {
        FrameHeader(
            length: UInt32(clamping: metadata.count), stream: stream, type: type, flags: flags,
            metadataLength: UInt16(clamping: metadata.count)
        ).encode(into: &bytes)
        bytes += metadata
    }

    private func send(
        _ bytes: [UInt8], to descriptor: Int32, until deadline: ContinuousClock.Instant
    ) throws(Silence) {
        var sent = 0
        while sent < bytes.count {
            try wait(for: POLLOUT, on: descriptor, until: deadline)
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw Silence(description: "the connection was closed") }
            sent += count
        }
    }

    private func answer(
        from descriptor: Int32, until deadline: ContinuousClock.Instant
    ) throws(Silence) -> Bool {
        var decoder = FrameDecoder(from: .server, limits: .standard)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            try wait(for: POLLIN, on: descriptor, until: deadline)
            let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { throw Silence(description: "the connection was closed") }
            var isServing: Bool?
            let received = Array(buffer[..<count])
            do throws(ConnectionError) {
                try decoder.decode(received.span.bytes) { header, metadata, message throws(ConnectionError) in
                    guard header.type == .end, header.stream == Self.stream else { return }
                    isServing = try Self.isServing(metadata, message)
                }
            } catch {
                throw Silence(description: "what listens speaks another protocol: \(error.text)")
            }
            if let isServing { return isServing }
        }
    }

    private static func isServing(_ metadata: RawSpan, _ message: RawSpan) throws(ConnectionError) -> Bool {
        let end = metadata.byteCount == 0 ? RPCV1.End() : try RPCV1.End(metadata: metadata)
        guard end.code == 0 else { return false }
        return try HealthV1.CheckResponse(metadata: message).status == .serving
    }

    private func wait(
        for events: Int32, on descriptor: Int32, until deadline: ContinuousClock.Instant
    ) throws(Silence) {
        while true {
            let left = (deadline - .now).components
            let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
            guard milliseconds > 0 else { throw .late }
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let count = poll(&entry, 1, Int32(clamping: milliseconds))
            if count > 0 { return }
            guard count == 0 || errno == EINTR else { throw Silence(description: systemMessage(errno)) }
        }
    }
}
