import EventLoop
import Glibc
import Messages
import RPCTransport
import Testing
import Wire

/// A peer that puts any bytes on the wire, and reads frames with a limit of five seconds.
///
/// Its reads block a thread of its own: those of the tests are few.
final class RawPeer: @unchecked Sendable {
    struct Frame: Equatable, Sendable {
        var header: FrameHeader
        var metadata: [UInt8]
        var message: [UInt8]
    }

    private let descriptor: Int32
    private let thread: EventLoop
    private var decoder: FrameDecoder
    private var frames: [Frame] = []

    init(adopting descriptor: Int32, from sender: Side) throws {
        self.descriptor = descriptor
        thread = try EventLoop()
        decoder = FrameDecoder(from: sender, limits: .standard)
        var patience = timeval(tv_sec: 5, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        try #require(setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, size) == 0)
        try #require(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK) == 0)
    }

    convenience init(connectingTo path: String) throws {
        try self.init(adopting: UnixSocket.connect(to: path), from: .server)
    }

    deinit {
        thread.stop()
        close(descriptor)
    }

    /// Writes bytes; whether all were taken, which a peer that has closed does not.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Writes without waiting; whether the kernel had room for all.
    func writeAtOnce(_ bytes: [UInt8]) -> Int {
        max(0, send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
    }

    /// Preface and HELLO.
    func sayHello(_ hello: Hello = Hello(agent: "raw")) {
        write(Preface.bytes + Self.bytes(.hello, metadata: RPCV1.Hello(hello).metadata()))
    }

    func open(
        _ stream: UInt32, _ method: String, flags: FrameFlags = .endStream, request: [UInt8] = [],
        timeout: UInt64 = 0, credit: Credit = .zero
    ) {
        let open = RPCV1.Open(
            method: method, timeoutNs: timeout, initialCreditMessages: credit.messages,
            initialCreditBytes: credit.bytes)
        write(Self.bytes(.open, stream, flags, metadata: open.metadata(), message: request))
    }

    static func bytes(
        _ type: FrameType, _ stream: UInt32 = 0, _ flags: FrameFlags = [], metadata: [UInt8] = [],
        message: [UInt8] = []
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        FrameHeader(
            length: UInt32(metadata.count + message.count), stream: stream, type: type, flags: flags,
            metadataLength: UInt16(metadata.count)
        ).encode(into: &bytes)
        return bytes + metadata + message
    }

    /// The next frame; `nil` at the end of the input or after five seconds without a byte.
    func next() async throws -> Frame? {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Frame?, any Error>) in
            thread.execute { continuation.resume(with: Result { try self.readFrame() }) }
        }
    }

    private func readFrame() throws -> Frame? {
        while frames.isEmpty {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return nil }
            try decoder.decode(buffer.span.bytes.extracting(0..<count)) {
                (header, metadata, message) throws(ConnectionError) in
                frames.append(
                    Frame(
                        header: header, metadata: metadata.withUnsafeBytes { Array($0) },
                        message: message.withUnsafeBytes { Array($0) }))
            }
        }
        return frames.removeFirst()
    }

    /// The next frame that is neither HELLO nor a PING.
    func nextOfCall() async throws -> Frame? {
        while let frame = try await next() {
            if frame.header.type != .hello && frame.header.type != .ping { return frame }
        }
        return nil
    }

    /// The next END; fails when something else comes.
    func nextEnd() async throws -> (stream: UInt32, end: RPCV1.End, response: [UInt8]) {
        let frame = try #require(try await nextOfCall())
        try #require(frame.header.type == .end)
        return (frame.header.stream, try RPCV1.End(decoding: frame.metadata), frame.message)
    }

    /// The GOAWAY that comes next, then the end of the input.
    func nextGoAway() async throws -> RPCV1.GoAway {
        let frame = try #require(try await nextOfCall())
        try #require(frame.header.type == .goAway)
        #expect(try await next() == nil)
        return try RPCV1.GoAway(decoding: frame.metadata)
    }
}
