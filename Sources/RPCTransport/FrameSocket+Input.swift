internal import CSocket
import EventLoop
import Glibc
import Wire

extension FrameSocket {
    func read() {
        var passed = false
        let count = csocket_receive(descriptor, buffer.bytes.baseAddress, buffer.bytes.count, &passed)
        guard count > 0 else {
            if count == 0 { return endInput(.closed) }
            if errno != EAGAIN && errno != EINTR { endInput(.failed(SystemFault(call: "recvmsg"))) }
            return
        }
        guard !passed else { return fault(ConnectionError(.protocolViolation, "a descriptor was passed along")) }
        let input = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
        do throws(ConnectionError) {
            try decoder.decode(input.bytes) { (header, metadata, message) throws(ConnectionError) in
                try received(header, metadata, message)
            }
        } catch {
            fault(error)
        }
        watchSilence()
    }

    private func received(_ header: FrameHeader, _ metadata: RawSpan, _ message: RawSpan) throws(ConnectionError) {
        // A frame before this one in the same read may have ended the connection.
        guard state == .open, let delegate else { return }
        let now = loop.turnNow
        silence?.frameReceived(now: now)
        switch header.type {
        case .open, .message, .end: break
        default:
            try rates.frameReceived(header.type, now: now, messagesWritten: outbox.messagesWritten)
        }
        try delegate.frameReceived(header, metadata: metadata, message: message)
    }

    func fault(_ error: ConnectionError) {
        guard state == .open, !isFaulted else { return }
        isFaulted = true
        delegate?.inputEnded(.faulted(error))
        finish()
    }

    func endInput(_ end: InputEnd) {
        if state == .open, !isFaulted { delegate?.inputEnded(end) }
        close()
    }

    // MARK: Keepalive

    /// Bytes of the PING that asks whether the peer is there.
    private static let question: [UInt8] = Array("is there".utf8)

    /// Begins to watch for silence when the delegate wants it.
    func watchSilence() {
        guard let keepalive, silence == nil, state == .open, !isFaulted, delegate?.wantsKeepalive == true else {
            return
        }
        silence = Silence(keepalive, now: loop.turnNow)
        lookAtSilence()
    }

    private func lookAtSilence() {
        guard state == .open, !isFaulted, delegate?.wantsKeepalive == true else {
            silence = nil
            return
        }
        let now = loop.turnNow
        let isListening = registration?.interest.contains(.readable) == true
        switch silence?.timePassed(now: now, isListening: isListening) {
        case .wait(let time): lookAtSilence(at: time, now)
        case .ask(let time):
            sendPing(Self.question)
            lookAtSilence(at: time, now)
        case .giveUp:
            silence = nil
            fault(ConnectionError(.keepaliveTimeout, "nothing came, not even the answer to a PING"))
        case nil: break
        }
    }

    private func lookAtSilence(at time: UInt64, _ now: UInt64) {
        let delay = Duration.nanoseconds(Int64(clamping: time - min(now, time)))
        silenceTimer = loop.schedule(after: delay) { self.lookAtSilence() }
    }
}
