import Messages
import RPCTransport
import Wire

/// HELLO: whatever it says, the limits are those that the protocol allows, and both ends agree on the version.
enum HelloTarget {
    static func run(_ script: inout Script) throws(Finding) {
        let bytes = script.remaining()
        guard let message = try? RPCV1.Hello(metadata: bytes.span.bytes) else { return }
        let hello = message.wire
        let limits = hello.limits
        try check((16_384...0xFF_FFFF).contains(limits.frameBytes), "\(limits)")
        try check((1_048_576...0xFF_FFFF).contains(limits.messageBytes), "\(limits)")
        try check((8_192...min(65_535, limits.frameBytes)).contains(limits.metadataBytes), "\(limits)")
        try check(limits.streams >= 16, "\(limits)")
        try check((1_024...0x7FFF_FFFF).contains(hello.credit.messages), "\(hello.credit)")
        try check((1_048_576...0x7FFF_FFFF).contains(hello.credit.bytes), "\(hello.credit)")
        try checkVersions(hello)
        let again = RPCV1.Hello(hello)
        try check(again.wire == hello, "\(again.wire) came out of \(hello)")
        guard let read = try? RPCV1.Hello(metadata: again.metadata().span.bytes) else {
            throw Finding("a HELLO of ours can't be read: \(again)")
        }
        try check(read == again, "\(read) was read for \(again)")
    }

    private static func checkVersions(_ hello: Hello) throws(Finding) {
        let isSpoken = hello.lowestVersion <= 1 && hello.highestVersion >= 1
        var server = ServerStateMachine(limits: .standard, requestByteLimit: 1 << 20)
        var client = ClientStateMachine(limits: .standard)
        let bySerer = outcome { () throws(ConnectionError) in try server.helloReceived(hello) }
        let byClient = outcome { () throws(ConnectionError) in try client.helloReceived(hello) }
        try check(bySerer == byClient, "server: \(bySerer), client: \(byClient)")
        try check(bySerer == (isSpoken ? .success(1) : .failure(.versionMismatch)), "\(bySerer) for \(hello)")
        try check(server.awaitsHello != isSpoken, "the server is in the wrong state")
        guard isSpoken else { return }
        let second = outcome { () throws(ConnectionError) in try server.helloReceived(hello) }
        try check(second == .failure(.protocolViolation), "a second HELLO was taken")
        try check(client.peerLimits == hello.limits, "the client has other limits")
    }

    private enum Outcome: Equatable {
        case success(UInt32)
        case failure(ConnectionError.Code)
    }

    private static func outcome(_ body: () throws(ConnectionError) -> UInt32) -> Outcome {
        do throws(ConnectionError) { return .success(try body()) } catch { return .failure(error.code) }
    }
}
