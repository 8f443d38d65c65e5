import EventLoop
import Glibc
import Wire

extension FrameSocket {
    /// Bytes put into one write.
    private static let writeSize = 262_144
    /// Bytes written in one turn, so that one connection does not keep the others waiting.
    private static let writesInTurn = 4

    /// Writes the outbox when the turn of the loop ends, together with what other calls add until then; at once where
    /// that is much.
    public func writeAtTurnEnd() {
        guard state != .closed else { return }
        if isCongested, state == .open, !isFaulted {
            // One turn may bring more than the bounds allow.
            if !isBlocked { write() }
            checkBounds()
        }
        if state != .closed { writeLater() }
    }

    private func writeLater() {
        guard !isWriteScheduled else { return }
        isWriteScheduled = true
        loop.atTurnEnd {
            self.isWriteScheduled = false
            // While the kernel takes nothing, what is added only counts against the bounds.
            if self.isBlocked { self.checkBounds() } else { self.flush() }
        }
    }

    func flush() {
        guard state != .closed else { return }
        write()
        checkBounds()
        guard state != .closed else { return }
        if state == .finishing, unsentBytes == 0 { return close() }
        if writableBytes < Self.roomBelow / 2 { delegate?.congestionEnded() }
        if unsentBytes < Self.roomBelow / 2 { delegate?.outputDrained() }
        watchSilence()
    }

    private func write() {
        var writes = 0
        while fillWriting() {
            guard writes < Self.writesInTurn else { return writeLater() }
            guard writeSome() else { return }
            writes += 1
        }
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
        guard !outbox.isEmpty else {
            // An idle connection keeps no memory for its last burst.
            writing = []
            return false
        }
        // The clock itself, for what is left of deadlines: the turn may have been a long one.
        outbox.fill(&writing, byteCount: Self.writeSize, now: EventLoop.now())
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
        patience = loop.schedule(after: policy.patience) { [self] in
            guard state != .closed else { return }
            patience = nil
            guard isBlocked else { return }
            if writtenInAll == before {
                endInput(.faulted(ConnectionError(.slowReader, "the peer did not read for \(policy.patience)")))
            } else {
                watchPatience()
            }
        }
    }

    func updateInterest() {
        var interest: Readiness = []
        if state == .open, !isFaulted, !isCongested { interest.insert(.readable) }
        if isBlocked { interest.insert(.writable) }
        do throws(SystemFault) { try registration?.update(to: interest) } catch { endInput(.failed(error)) }
    }
}
