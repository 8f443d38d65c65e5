import EventLoop
import Glibc
import Wire

/// One end of a connection: reads frames from a Unix socket and writes an outbox to it, once for each turn of the loop.
///
/// Belongs to the loop's thread. It is open until `finish` or `close`; what is in the outbox when it finishes is
/// written first, if the peer takes it within a second.
public final class FrameSocket {
    private enum State { case open, finishing, closed }

    /// Bytes put into one write.
    private static let writeSize = 262_144
    /// Bytes written in one turn, so that one connection does not keep the others waiting.
    private static let writesInTurn = 4
    /// While more bytes wait than this, streams produce no more.
    private static let roomBelow = 262_144

    /// What is to be written; call `writeAtTurnEnd` after adding to it.
    public var outbox = Outbox()

    private let loop: EventLoop
    private let descriptor: Int32
    private let buffer: ReadBuffer
    private let policy: OutputPolicy
    private var delegate: (any FrameSocketDelegate)?
    private var state = State.open
    private var decoder: FrameDecoder
    private var registration: Registration?

    private var writing: [UInt8] = []
    private var written = 0
    private var isWriteScheduled = false
    private var isBlocked = false
    private var isBroken = false
    private var isFaulted = false
    private var patience: Timer?
    private var writtenInAll: UInt64 = 0

    /// Takes over a connected, non-blocking descriptor. On the loop.
    ///
    /// - Parameters:
    ///   - sender: whose frames are read.
    ///   - limits: what this end has said that it accepts.
    public init(
        adopting descriptor: Int32, on loop: EventLoop, from sender: Side, limits: Limits, buffer: ReadBuffer,
        policy: OutputPolicy
    ) {
        self.descriptor = descriptor
        self.loop = loop
        self.buffer = buffer
        self.policy = policy
        decoder = FrameDecoder(from: sender, limits: limits)
    }

    /// Begins to read. The delegate is retained until the socket is closed.
    ///
    /// - Throws: `SystemFault` when the descriptor can't be watched; it is closed then.
    public func start(_ delegate: any FrameSocketDelegate) throws(SystemFault) {
        self.delegate = delegate
        do throws(SystemFault) {
            registration = try loop.register(descriptor, for: .readable) { self.ready($0) }
        } catch {
            state = .closed
            Glibc.close(descriptor)
            throw error
        }
    }

    /// Whether a stream may produce more: little waits to be written.
    public var hasRoom: Bool { unsentBytes < Self.roomBelow && state == .open && !isBroken }

    private var unsentBytes: Int { writing.count - written + outbox.byteCount }

    /// Writes what remains, then closes.
    public func finish() {
        guard state == .open else { return }
        state = .finishing
        updateInterest()
        loop.schedule(after: .seconds(1)) { [weak self] in self?.close() }
        writeAtTurnEnd()
    }

    /// Closes at once.
    public func close() {
        guard state != .closed else { return }
        state = .closed
        registration?.cancel()
        registration = nil
        patience?.cancel()
        Glibc.close(descriptor)
        outbox = Outbox()
        writing = []
        written = 0
        delegate?.socketClosed()
        delegate = nil
    }

    private func ready(_ readiness: Readiness) {
        if readiness.contains(.writable) { flush() }
        guard state != .closed else { return }
        if state == .open, !isFaulted, readiness.contains(.readable) || readiness.contains(.hangup) {
            read()
        } else if readiness.contains(.hangup) {
            endInput(.closed)
        }
    }

    // MARK: Input

    private func read() {
        let count = Glibc.read(descriptor, buffer.bytes.baseAddress, buffer.bytes.count)
        guard count > 0 else {
            if count == 0 { return endInput(.closed) }
            if errno != EAGAIN && errno != EINTR { endInput(.failed(SystemFault(call: "read"))) }
            return
        }
        let input = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
        do throws(ConnectionError) {
            try decoder.decode(input.bytes) { (header, metadata, message) throws(ConnectionError) in
                // A frame before this one in the same read may have ended the connection.
                guard state == .open else { return }
                try delegate?.frameReceived(header, metadata: metadata, message: message)
            }
        } catch {
            fault(error)
        }
    }

    private func fault(_ error: ConnectionError) {
        guard state == .open, !isFaulted else { return }
        isFaulted = true
        delegate?.inputEnded(.faulted(error))
        finish()
    }

    private func endInput(_ end: InputEnd) {
        if state == .open, !isFaulted { delegate?.inputEnded(end) }
        close()
    }

    // MARK: Output

    /// Writes the outbox when the turn of the loop ends, together with what other calls add until then.
    public func writeAtTurnEnd() {
        guard !isWriteScheduled, state != .closed else { return }
        isWriteScheduled = true
        loop.atTurnEnd {
            self.isWriteScheduled = false
            // While the kernel takes nothing, what is added only counts against the bounds.
            if self.isBlocked { self.checkBounds() } else { self.flush() }
        }
    }

    private func flush() {
        guard state != .closed else { return }
        var writes = 0
        while fillWriting() {
            guard writes < Self.writesInTurn else {
                writeAtTurnEnd()
                break
            }
            guard writeSome() else { break }
            writes += 1
        }
        checkBounds()
        guard state != .closed else { return }
        if state == .finishing, unsentBytes == 0 { return close() }
        if unsentBytes < Self.roomBelow / 2 { delegate?.outputDrained() }
    }

    private func checkBounds() {
        guard state != .closed else { return }
        if unsentBytes > policy.failAbove {
            fault(ConnectionError(.slowReader, "\(unsentBytes) bytes wait for a peer that does not read"))
        }
        updateInterest()
    }

    /// Whether there is something to write.
    private func fillWriting() -> Bool {
        if written < writing.count { return true }
        written = 0
        outbox.fill(&writing, byteCount: Self.writeSize)
        // An idle connection keeps no memory for its last burst.
        if writing.isEmpty { writing = [] }
        return !writing.isEmpty
    }

    /// Whether the kernel took some.
    private func writeSome() -> Bool {
        let count = writing.withUnsafeBytes { bytes in
            send(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written, Int32(MSG_NOSIGNAL))
        }
        if count >= 0 {
            written += count
            writtenInAll += UInt64(count)
            isBlocked = false
            return true
        }
        switch errno {
        case EINTR: return true
        case EAGAIN:
            isBlocked = true
            watchPatience()
        default:
            // The peer is gone, but what it said before may still be there to read: that is where the end is noticed.
            isBroken = true
            isBlocked = false
            written = 0
            writing = []
            outbox = Outbox(frameBytes: UInt32(outbox.frameBytes))
        }
        return false
    }

    private func watchPatience() {
        guard patience == nil else { return }
        let before = writtenInAll
        patience = loop.schedule(after: policy.patience) { [weak self] in
            guard let self, state != .closed else { return }
            patience = nil
            guard isBlocked else { return }
            if writtenInAll == before {
                endInput(.faulted(ConnectionError(.slowReader, "the peer did not read for \(policy.patience)")))
            } else {
                watchPatience()
            }
        }
    }

    private func updateInterest() {
        var interest: Readiness = []
        let limit = policy.pauseReadingAbove ?? .max
        if state == .open, !isFaulted, unsentBytes <= limit { interest.insert(.readable) }
        if isBlocked { interest.insert(.writable) }
        do throws(SystemFault) { try registration?.update(to: interest) } catch { endInput(.failed(error)) }
    }
}
