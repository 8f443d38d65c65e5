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
        var patience = timeval(tv_sec: 20, tv_usec: 0)
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
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Writes without waiting; whether the kernel had room for all.
    func writeAtOnce(_ bytes: [UInt8]) -> Int {
        max(0, Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)))
    }

    /// Preface and HELLO.
    func sayHello(_ hello: Hello = Hello(agent: "raw")) {
        write(Preface.bytes + Self.bytes(.hello, metadata: RPCV1.Hello(hello).metadata()))
    }

    func open(
        _ stream: UInt32, _ method: String, flags: FrameFlags = .endStream, request: [UInt8] = [],
        timeout: UInt64 = 0, metadata: [RPCV1.MetadataEntry] = [], credit: Credit = .zero, withoutMessage: Bool = false
    ) {
        let open = RPCV1.Open(
            timeoutNs: timeout, method: method, metadata: metadata, initialCreditMessages: credit.messages,
            initialCreditBytes: credit.bytes, withoutMessage: withoutMessage)
        write(Self.bytes(.open, stream, flags, metadata: open.metadata(), message: request))
    }

    func sendMessage(_ stream: UInt32, _ flags: FrameFlags = [], _ message: [UInt8] = []) {
        write(Self.bytes(.message, stream, flags, message: message))
    }

    func grant(_ stream: UInt32, _ credit: Credit) {
        write(Self.bytes(.credit, stream, metadata: RPCV1.Credit(credit).metadata()))
    }

    func cancel(_ stream: UInt32) { write(Self.bytes(.cancel, stream, metadata: RPCV1.Cancel(code: 1).metadata())) }

    /// Passes a descriptor along with some bytes.
    func write(_ bytes: [UInt8], passing passed: Int32) -> Bool {
        // One control message: length, level, type, and the descriptor.
        var control: (Int, Int32, Int32, Int32, Int32) = (20, SOL_SOCKET, Int32(SCM_RIGHTS), passed, 0)
        var bytes = bytes
        return bytes.withUnsafeMutableBytes { bytes in
            withUnsafeMutableBytes(of: &control) { control in
                var vector = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
                return withUnsafeMutablePointer(to: &vector) { vector in
                    var header = msghdr()
                    header.msg_iov = vector
                    header.msg_iovlen = 1
                    header.msg_control = control.baseAddress
                    header.msg_controllen = 24
                    return sendmsg(descriptor, &header, Int32(MSG_NOSIGNAL)) == bytes.count
                }
            }
        }
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

    /// The next frame; `nil` at the end of the input or after twenty seconds without a byte.
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

    /// The next CREDIT; fails when something else comes.
    func nextCredit() async throws -> (stream: UInt32, credit: Credit) {
        let frame = try #require(try await nextOfCall())
        try #require(frame.header.type == .credit)
        return (frame.header.stream, try RPCV1.Credit(decoding: frame.metadata).wire)
    }

    /// The GOAWAY that comes next, then the end of the input.
    func nextGoAway() async throws -> RPCV1.GoAway {
        let frame = try #require(try await nextOfCall())
        try #require(frame.header.type == .goAway)
        #expect(try await next() == nil)
        return try RPCV1.GoAway(decoding: frame.metadata)
    }
}
