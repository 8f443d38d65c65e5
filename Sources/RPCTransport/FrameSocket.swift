import EventLoop
import Glibc
import Wire

/// One end of a connection: reads frames from a Unix socket and writes an outbox to it, once for each turn of the loop.
///
/// Belongs to the loop's thread. It is open until `finish` or `close`; what is in the outbox when it finishes is
/// written first, if the peer takes it within a second.
public final class FrameSocket {
    enum State { case open, finishing, closed }

    /// While more bytes wait than this, streams produce no more.
    static let roomBelow = 262_144

    /// What is to be written; call `writeAtTurnEnd` after adding to it.
    public var outbox = Outbox()

    let loop: EventLoop
    let descriptor: Int32
    let buffer: ReadBuffer
    let policy: OutputPolicy
    let keepalive: Keepalive?
    var delegate: (any FrameSocketDelegate)?
    var state = State.open
    var decoder: FrameDecoder
    var rates = FrameRates()
    var registration: Registration?

    var writing: [UInt8] = []
    var written = 0
    var isWriteScheduled = false
    var isBlocked = false
    var isBroken = false
    var isFaulted = false
    // Timers hold the socket until it is closed: a weak reference would make each retain of it a slow one.
    var patience: Timer?
    private var lastMoment: Timer?
    var writtenInAll: UInt64 = 0
    /// Only while the delegate wants to know whether the peer is there.
    var silence: Silence?
    var silenceTimer: Timer?

    /// Takes over a connected, non-blocking descriptor. On the loop.
    ///
    /// - Parameters:
    ///   - sender: whose frames are read.
    ///   - limits: what this end has said that it accepts.
    ///   - keepalive: when to ask whether the peer is there; `nil` = never.
    public init(
        adopting descriptor: Int32, on loop: EventLoop, from sender: Side, limits: Limits, buffer: ReadBuffer,
        policy: OutputPolicy, keepalive: Keepalive? = nil
    ) {
        self.descriptor = descriptor
        self.loop = loop
        self.buffer = buffer
        self.policy = policy
        self.keepalive = keepalive
        decoder = FrameDecoder(from: sender, limits: limits)
    }

    // A loop that has ended closes nothing more.
    deinit { if state != .closed { Glibc.close(descriptor) } }

    /// Begins to read. The delegate is retained until the socket is closed.
    ///
    /// - Throws: `SystemFault` when the descriptor can't be watched; it is closed then.
    public func start(_ delegate: any FrameSocketDelegate) throws(SystemFault) {
        self.delegate = delegate
        do throws(SystemFault) {
            registration = try loop.register(descriptor, for: .readable) { self.ready($0) }
        } catch {
            state = .closed
            self.delegate = nil
            Glibc.close(descriptor)
            throw error
        }
    }

    /// Whether a stream may produce more: little waits to be written.
    public var hasRoom: Bool { unsentBytes < Self.roomBelow && state == .open && !isBroken }

    /// Whether so much waits to be written that nothing is read: not counting what waits for the connection's credit,
    /// for who reads nothing would never get that.
    public var isCongested: Bool { writableBytes > policy.pauseReadingAbove ?? .max }

    var writableBytes: Int { writing.count - written + outbox.writableByteCount }

    var unsentBytes: Int { writing.count - written + outbox.byteCount }

    /// Sends a PING, whose answer the peer's rates do not count.
    ///
    /// - Parameter bytes: eight, which come back.
    public func sendPing(_ bytes: [UInt8]) {
        outbox.addControl(.ping, message: bytes)
        rates.pingSent()
        writeAtTurnEnd()
    }

    /// Writes what remains, then closes.
    public func finish() {
        guard state == .open else { return }
        state = .finishing
        updateInterest()
        guard state != .closed else { return }
        lastMoment = loop.schedule(after: .seconds(1)) { self.close() }
        writeAtTurnEnd()
    }

    /// Writes what begins and ends calls, then a frame of the connection as the last one, then closes; messages that
    /// wait are dropped.
    public func finish(with type: FrameType, metadata: [UInt8]) {
        guard state == .open else { return }
        var (waiting, last): ([UInt8], [UInt8]) = ([], [])
        let now = EventLoop.now()
        outbox.fill(&waiting, byteCount: 0, now: now)
        let onFrame = outbox.onFrame
        outbox = Outbox()
        outbox.onFrame = onFrame
        outbox.addControl(type, metadata: metadata)
        outbox.fill(&last, byteCount: 0, now: now)
        writing = writing[written...] + waiting + last
        written = 0
        finish()
    }

    /// Closes at once.
    public func close() {
        guard state != .closed else { return }
        state = .closed
        registration?.cancel()
        registration = nil
        for timer in [patience, silenceTimer, lastMoment] { timer?.cancel() }
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
}
