import Glibc
import Messages

/// One connection to the server, without any of the client's own machinery: frames out, frames in.
final class Link {
    /// A frame that has arrived.
    struct Frame {
        let type: UInt8
        let flags: UInt8
        let stream: UInt32
        let metadata: UnsafeRawBufferPointer
        let message: UnsafeRawBufferPointer
    }

    enum Kind {
        static let (hello, open, message, end, ping, goAway) = (
            UInt8(1), UInt8(2), UInt8(3), UInt8(4), UInt8(7), UInt8(8)
        )
    }
    enum Flag { static let (endStream, more, acknowledgement) = (UInt8(1), UInt8(2), UInt8(4)) }

    private static let header = 12
    /// As much as may be granted: the server never waits for this client's credit.
    static let credit = UInt32(Int32.max)

    let descriptor: Int32
    private let input = UnsafeMutableRawPointer.allocate(byteCount: Link.room, alignment: 16)
    private static let room = 1 << 20
    private var filled = 0
    private var output: [UInt8] = []

    /// Connects, and says HELLO.
    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { room in room.copyBytes(from: path.utf8.prefix(room.count - 1)) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw BenchFault("can't connect to \(path): errno \(errno)") }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        output += [0xF9, 0x70, 0x61, 0x61, 0x73, 0x0D, 0x0A, 0x00]
        let hello = RPCV1.Hello(
            versionMin: 1, versionMax: 1, limits: RPCV1.Limits(), agent: "bench-watch",
            initialCreditMessages: Self.credit, initialCreditBytes: Self.credit)
        send(Kind.hello, metadata: try hello.encoded())
    }

    deinit {
        close(descriptor)
        input.deallocate()
    }

    /// Begins a call whose only request is here.
    func open(_ stream: UInt32, _ method: String, token: [UInt8], _ request: [UInt8], key: String = "") throws {
        let open = RPCV1.Open(
            method: method, metadata: [RPCV1.MetadataEntry(key: CallMetadata.token, value: token)],
            initialCreditMessages: Self.credit, initialCreditBytes: Self.credit)
        send(Kind.open, Flag.endStream, stream, metadata: try open.encoded(), message: request)
    }

    private func send(
        _ type: UInt8, _ flags: UInt8 = 0, _ stream: UInt32 = 0, metadata: [UInt8] = [], message: [UInt8] = []
    ) {
        for word in [UInt32(metadata.count + message.count), stream] {
            withUnsafeBytes(of: word.bigEndian) { output += $0 }
        }
        output += [type, flags, UInt8(metadata.count >> 8), UInt8(metadata.count & 0xFF)]
        output += metadata
        output += message
    }

    /// Whether something waits to be written.
    var hasOutput: Bool { !output.isEmpty }

    /// Writes as much as the kernel takes.
    func flush() throws {
        while !output.isEmpty {
            let count = output.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                guard errno == EAGAIN || errno == EINTR else { throw BenchFault("write: errno \(errno)") }
                return
            }
            output.removeFirst(count)
        }
    }

    /// Takes what has arrived; answers pings by itself.
    func receive(_ deliver: (Frame) throws -> Void) throws {
        while true {
            let count = read(descriptor, input + filled, Self.room - filled)
            if count < 0 {
                guard errno == EAGAIN || errno == EINTR else { throw BenchFault("read: errno \(errno)") }
                return try flush()
            }
            guard count > 0 else { throw BenchFault("the server has closed a connection") }
            filled += count
            try takeFrames(deliver)
        }
    }

    private func takeFrames(_ deliver: (Frame) throws -> Void) throws {
        var offset = 0
        while filled - offset >= Self.header {
            let start = input + offset
            let length = Int(UInt32(bigEndian: start.loadUnaligned(as: UInt32.self)))
            guard length + Self.header <= Self.room else { throw BenchFault("a frame of \(length) bytes") }
            guard filled - offset >= Self.header + length else { break }
            let metadata = Int(UInt16(bigEndian: start.loadUnaligned(fromByteOffset: 10, as: UInt16.self)))
            let frame = Frame(
                type: start.load(fromByteOffset: 8, as: UInt8.self),
                flags: start.load(fromByteOffset: 9, as: UInt8.self),
                stream: UInt32(bigEndian: start.loadUnaligned(fromByteOffset: 4, as: UInt32.self)),
                metadata: UnsafeRawBufferPointer(start: start + Self.header, count: metadata),
                message: UnsafeRawBufferPointer(start: start + Self.header + metadata, count: length - metadata))
            offset += Self.header + length
            switch frame.type {
            case Kind.ping where frame.flags & Flag.acknowledgement == 0:
                send(Kind.ping, Flag.acknowledgement, 0, message: Array(frame.message))
            case Kind.goAway: throw BenchFault("the server says GOAWAY")
            default: try deliver(frame)
            }
        }
        if offset > 0 {
            memmove(input, input + offset, filled - offset)
            filled -= offset
        }
    }
}

struct BenchFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
