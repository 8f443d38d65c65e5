import Glibc

/// One direction of a connection through a proxy.
final class ProxyLane {
    private let source: Int32
    private let sink: Int32
    /// Bytes on their way, with the time in milliseconds before which they don't arrive.
    private var queue: [(bytes: [UInt8], due: UInt64)] = []
    private var queued = 0
    private var lastTrickle: UInt64 = 0
    /// The newest bytes that have arrived.
    private var tail: [UInt8] = []
    private var hasEnded = false
    /// The end of the bytes has arrived too.
    private(set) var isDone = false
    /// The sink takes nothing any more.
    private(set) var isBroken = false

    private static let limit = 1 << 20

    init(from source: Int32, to sink: Int32) {
        self.source = source
        self.sink = sink
    }

    func interests(_ flow: FaultProxy.Flow) -> [pollfd] {
        var all: [pollfd] = []
        if !hasEnded, flow != .hold, queued < Self.limit {
            all.append(pollfd(fd: source, events: Int16(POLLIN), revents: 0))
        }
        // Trickles and delays are looked at with the clock.
        if !queue.isEmpty, flow == .pass || flow == .corrupt {
            all.append(pollfd(fd: sink, events: Int16(POLLOUT), revents: 0))
        }
        return all
    }

    /// Takes what there is and passes on what is due.
    func move(_ flow: FaultProxy.Flow, _ now: UInt64) {
        if flow != .hold { take(flow, now) }
        pass(flow, now)
        if hasEnded, queue.isEmpty, !isDone, flow != .hold {
            shutdown(sink, Int32(SHUT_WR))
            isDone = true
        }
    }

    /// Throws away what there is.
    ///
    /// - Returns: whether there was anything, or the end.
    func discard() -> Bool {
        let before = queued
        take(.pass, 0)
        let isAny = queued > before || hasEnded
        queue = []
        queued = 0
        return isAny
    }

    /// Whether the bytes are among the newest ones that have arrived.
    func hasCarried(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= tail.count else { return false }
        return (0...(tail.count - bytes.count)).contains { tail[$0..<($0 + bytes.count)].elementsEqual(bytes) }
    }

    private func take(_ flow: FaultProxy.Flow, _ now: UInt64) {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while !hasEnded, queued < Self.limit {
            let count = read(source, &buffer, buffer.count)
            guard count > 0 else {
                if count == 0 || (errno != EAGAIN && errno != EINTR) { hasEnded = true }
                return
            }
            if flow == .swallow { continue }
            var bytes = Array(buffer[..<count])
            if flow == .corrupt { bytes = bytes.map { $0 ^ 0x55 } }
            let delay: UInt64 = if case .delay(let time) = flow { UInt64(max(time, 0)) } else { 0 }
            queue.append((bytes, now + delay))
            queued += count
        }
    }

    private func pass(_ flow: FaultProxy.Flow, _ now: UInt64) {
        guard flow != .hold else { return }
        while let first = queue.first, first.due <= now {
            var count = first.bytes.count
            if case .trickle(let pause) = flow {
                guard now >= lastTrickle + UInt64(max(pause, 0)) else { return }
                lastTrickle = now
                count = 1
            }
            let sent = send(sink, first.bytes, count, Int32(MSG_NOSIGNAL))
            guard sent > 0 else {
                if errno != EAGAIN, errno != EINTR { isBroken = true }
                return
            }
            remember(first.bytes[..<sent])
            queued -= sent
            if sent == first.bytes.count {
                queue.removeFirst()
            } else {
                queue[0].bytes.removeFirst(sent)
                if count == 1 { return }
            }
        }
    }

    private func remember(_ bytes: ArraySlice<UInt8>) {
        tail += bytes
        if tail.count > 32 << 10 { tail.removeFirst(tail.count - (16 << 10)) }
    }
}
