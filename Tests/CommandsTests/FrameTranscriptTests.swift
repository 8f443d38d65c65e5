import Messages
import Reflection
import Testing
import Wire

@testable import Commands

@Suite struct FrameTranscriptTests {
    @Test func aCallIsToldWithItsMessages() throws {
        var transcript = try FrameTranscript()
        let open = RPCV1.Open(
            timeoutNs: 5, method: "/paas.apps.v1.Apps/SetVariable",
            metadata: [
                .init(key: "note", value: Array("x".utf8)), .init(key: "raw", value: [0xff]),
                .init(key: "token", value: Array("sekrit".utf8)),
            ])
        let request = AppsV1.SetVariableRequest(org: "acme", name: "KEY", value: "hunter2")
        let sent = transcript.line(
            isSent: true, Self.header(.open, flags: .endStream), metadata: try open.encoded(),
            message: try request.encoded())
        #expect(
            sent == """
                → 3 OPEN END_STREAM {"timeoutNs":"5","method":"/paas.apps.v1.Apps/SetVariable","metadata":\
                [{"key":"note","value":"x"},{"key":"raw","value":"/w=="},{"key":"token","value":"<redacted>"}]} \
                {"org":"acme","name":"KEY","value":"<redacted>"}
                """)
        let response = AppsV1.SetVariableResponse(variable: .init(name: "KEY"))
        let received = transcript.line(
            isSent: false, Self.header(.end), metadata: [], message: try response.encoded())
        #expect(received == #"← 3 END {} {"variable":{"name":"KEY"}}"#)
    }

    @Test func aLongTokenIsRedactedToo() throws {
        var transcript = try FrameTranscript()
        let open = RPCV1.Open(
            method: "/a.B/C", metadata: [.init(key: "token", value: [UInt8](repeating: 0x61, count: 200))])
        let line = transcript.line(
            isSent: true, Self.header(.open), metadata: try open.encoded(), message: [1, 2])
        #expect(line.contains(#"{"key":"token","value":"<redacted>"}"#) && line.hasSuffix(" <2 bytes>"))
    }

    @Test func fragmentsAreShownWhenTheyAreWhole() throws {
        var transcript = try FrameTranscript()
        let open = RPCV1.Open(method: "/paas.apps.v1.Apps/SetVariable")
        let bytes = try AppsV1.SetVariableRequest(org: "acme", value: "hunter2").encoded()
        let first = transcript.line(
            isSent: true, Self.header(.open, flags: .more), metadata: try open.encoded(), message: Array(bytes[..<3]))
        #expect(first.hasSuffix(" <3 bytes, more follow>"))
        let last = transcript.line(
            isSent: true, Self.header(.message, flags: .endStream), metadata: [], message: Array(bytes[3...]))
        #expect(last == #"→ 3 MSG END_STREAM {"org":"acme","value":"<redacted>"}"#)
        let halfClose = transcript.line(
            isSent: true, Self.header(.message, flags: .endStream), metadata: [], message: [])
        #expect(halfClose == "→ 3 MSG END_STREAM")
    }

    @Test func whatCanNotBeDecodedIsToldByItsLength() throws {
        var transcript = try FrameTranscript()
        let open = RPCV1.Open(method: "/paas.apps.v1.Apps/SetVariable")
        let line = transcript.line(
            isSent: true, Self.header(.open), metadata: try open.encoded(),
            message: [0x22, 0x07] + Array("hunter".utf8))
        #expect(
            line.hasSuffix("<8 bytes that are no paas.apps.v1.SetVariableRequest: value: the bytes end inside a field>")
        )
        let metadata = transcript.line(isSent: false, Self.header(.end), metadata: [0xff], message: [])
        #expect(metadata == "← 3 END <1 bytes that are no metadata>")
    }

    @Test func framesOfTheConnection() throws {
        var transcript = try FrameTranscript()
        let ping = transcript.line(
            isSent: false, Self.header(.ping, stream: 0, flags: .acknowledgement), metadata: [],
            message: [0, 1, 2, 3, 4, 5, 0xfe, 0xff])
        #expect(ping == "← 0 PING ACK 00 01 02 03 04 05 fe ff")
        let goAway = transcript.line(
            isSent: false, Self.header(.goAway, stream: 0),
            metadata: try RPCV1.GoAway(lastStream: 7, text: "\u{1b}[2J").encoded(), message: [])
        #expect(goAway == #"← 0 GOAWAY {"lastStream":7,"text":"\u001b[2J"}"#)
        let unknown = transcript.line(
            isSent: false, Self.header(FrameType(rawValue: 0x9a), stream: 1), metadata: [1], message: [2])
        #expect(unknown == "← 1 0x9a")
    }

    private static func header(_ type: FrameType, stream: StreamID = 3, flags: FrameFlags = []) -> FrameHeader {
        FrameHeader(length: 0, stream: stream, type: type, flags: flags)
    }
}
