import CFuzzScan
import Messages
import RPCTransport
import Testing
import Wire

/// The targets find what they are for.
@Suite struct OracleTests {
    static func audit(_ frames: [Frame], ends: [StreamID: Int] = [1: 1]) throws {
        var audit = ServerAudit()
        try audit.written(frames.flatMap(\.bytes), peerLimits: .standard, ends: ends)
    }

    static let hello = Frame(.hello, 0, metadata: RPCV1.Hello(Hello(agent: "server")).metadata())

    @Test func aServerEndsAStreamOnce() throws {
        try Self.audit([Self.hello, Frame(.end, 1)])
        #expect(throws: Finding.self) { try Self.audit([Self.hello, Frame(.end, 1), Frame(.end, 1)]) }
        #expect(throws: Finding.self) { try Self.audit([Self.hello, Frame(.end, 2)]) }
        #expect(throws: Finding.self) { try Self.audit([Frame(.end, 1)]) }
    }

    @Test func aServerKeepsToItsCredit() throws {
        var audit = ServerAudit()
        audit.streams[1] = (.serverStreaming, 1, 10)
        audit.connection = (100, 100)
        let frames = [Self.hello, Frame(.message, 1, message: [UInt8](repeating: 0, count: 10))]
        try audit.written(frames.flatMap(\.bytes), peerLimits: .standard, ends: [1: 0])
        #expect(throws: Finding.self) {
            try audit.written(Frame(.message, 1).bytes, peerLimits: .standard, ends: [1: 0])
        }
    }

    @Test func aGoAwayWithAnErrorIsTheLastFrame() throws {
        let end = GoAway(lastStream: 1, code: .internalError)
        let goAway = Frame(.goAway, 0, metadata: RPCV1.GoAway(end).metadata())
        try Self.audit([Self.hello, Frame(.end, 1), goAway])
        #expect(throws: Finding.self) { try Self.audit([Self.hello, goAway, Frame(.end, 1)]) }
    }

    @Test func aClientKeepsToItsCredit() throws {
        var audit = ClientAudit()
        audit.opened[1] = .clientStreaming
        let open = Frame(.open, 1, metadata: RPCV1.Open(method: "/f.F/C").metadata(), message: [1])
        try audit.written(Preface.bytes + open.bytes, peerLimits: .standard)
        #expect(throws: Finding.self) {
            try audit.written(Frame(.message, 1, message: [1]).bytes, peerLimits: .standard)
        }
    }

    /// What the specification's table refuses, and what is beside it.
    @Test(
        arguments: [
            ([0x08, 0x01], true), ([0x38, 0x02], false), ([0x08, 0x01, 0x08, 0x01], false),
            ([0x7A, 0x01, 0x00], false),
            ([0x7A, 0x02, 0xC3, 0xA4], true), ([0x7A, 0x01, 0xC3], false), ([0x0B, 0x0C], false),
            ([0x00, 0x00], false),
            ([0xAA, 0x01, 0x02, 0x01, 0x80], false), ([0x08, 0x80], false), ([0xA0, 0x06, 0x05], true), ([0x0D], false),
        ] as [([UInt8], Bool)])
    func theReferenceKeepsTheRules(bytes: [UInt8], isFine: Bool) {
        #expect(fuzz_reference(fuzz_everything(), bytes, bytes.count) == isFine)
        #expect(fuzz_scan(fuzz_everything(), bytes, bytes.count) == nil)
    }
}
