import Glibc
import Messages
import Model
import RPCClient
import Testing

@Suite(.timeLimit(.minutes(1))) struct UnaryTests {
    typealias Path = TestService.Path

    @Test func echoes() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            #expect(try await client.unary(Path.echo, [1, 2, 3], CallOptions()) == [1, 2, 3])
            #expect(try await client.unary(Path.echo, [], CallOptions()) == [])
        }
    }

    @Test func aThousandCallsShareAConnection() async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            let sum = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<1_000 {
                    group.addTask {
                        let request = withUnsafeBytes(of: number) { Array($0) }
                        let response = try await client.unary(Path.echo, request, CallOptions())
                        return response.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(sum == 499_500)
        }
    }

    @Test func largeMessagesBothWays() async throws {
        try await withServer { (server) async throws in
            let response = try await server.client().unary(
                Path.large, Array(repeating: 7, count: 271_828), CallOptions())
            #expect(response == Array(repeating: 1, count: 314_159))
        }
    }

    @Test(arguments: [4_194_304, 4_194_305]) func messagesAtAndOverTheLimit(byteCount: Int) async throws {
        try await withServer { (server) async throws in
            let client = server.client()
            async let sibling = client.unary(Path.hang, [9], CallOptions())
            #expect(await server.journal.next() == "hang began")
            let request = [UInt8](repeating: 1, count: byteCount)
            if byteCount == 4_194_304 {
                #expect(try await client.unary(Path.echo, request, CallOptions()) == request)
            } else {
                let fault = try await #require(throws: Fault.self) {
                    try await client.unary(Path.echo, request, CallOptions())
                }
                #expect(fault.code == .resourceExhausted && fault.reason == "MessageTooLarge" && fault.notProcessed)
            }
            server.gate.open()
            #expect(try await sibling == [9])
        }
    }

    @Test func aResponseOverTheCallersLimitFailsAlone() async throws {
        try await withServer { (server) async throws in
            var configuration = RPCClient.Configuration()
            configuration.limits = .init(messageBytes: 1_048_576)
            let client = server.client(configuration)
            let fault = try await #require(throws: Fault.self) {
                try await client.unary(Path.echo, Array(repeating: 1, count: 1_048_577), CallOptions())
            }
            #expect(fault.reason == "MessageTooLarge" && !fault.notProcessed)
            #expect(try await client.unary(Path.echo, [1], CallOptions()) == [1])
        }
    }

    @Test func aFaultArrivesAsItWasThrown() async throws {
        try await withServer { (server) async throws in
            await #expect(throws: TestService.fault) {
                try await server.client().unary(Path.fail, [], CallOptions())
            }
        }
    }

    @Test func anUnexpectedErrorTellsNoDetails() async throws {
        try await withServer { (server) async throws in
            let fault = try await #require(throws: Fault.self) {
                try await server.client().unary(Path.crash, [], CallOptions())
            }
            #expect(fault.code == .internal && fault.reason == "Internal" && !fault.message.contains("Mishap"))
        }
    }

    @Test(arguments: ["/test.Service/Unknown", "/unknown.Service/Echo", "", "Echo"])
    func anUnknownMethodIsUnimplemented(method: String) async throws {
        try await withServer { (server) async throws in
            let fault = try await #require(throws: Fault.self) {
                try await server.client().unary(method, [1], CallOptions())
            }
            #expect(fault.code == .unimplemented && fault.reason == "UnknownMethod" && fault.notProcessed)
        }
    }

    @Test func theHandlerKnowsItsCall() async throws {
        try await withServer { (server) async throws in
            let options = CallOptions(
                timeout: .seconds(9),
                metadata: [
                    CallMetadata(CallMetadata.requestID, "edge-7"), CallMetadata(key: "k", value: [0, 255]),
                    CallMetadata("k", "a"),
                ], idempotencyKey: "once", traceparent: "00-1")
            let response = try await server.client().unary(Path.describe, [], options)
            let expected =
                "\(Path.describe)|edge-7|once|00-1|request-id=[101, 100, 103, 101, 45, 55]|k=[0, 255]|k=[97]|true|"
                + "\(getuid())|true"
            #expect(String(decoding: response, as: UTF8.self) == expected)
        }
    }

    @Test(arguments: ["", "with space", "new\nline", String(repeating: "x", count: 129)])
    func anUnfitRequestIDIsReplaced(given: String) async throws {
        try await withServer { (server) async throws in
            let options = CallOptions(metadata: [CallMetadata(CallMetadata.requestID, given)])
            let response = try await server.client().unary(Path.describe, [], options)
            let fields = String(decoding: response, as: UTF8.self).split(separator: "|")
            let id = try #require(fields.dropFirst().first)
            #expect(id != given && !id.isEmpty)
        }
    }

    @Test func textsThatCannotBeSentAreRefusedHere() async throws {
        try await withServer { (server) async throws in
            let fault = try await #require(throws: Fault.self) {
                try await server.client().unary(Path.echo, [], CallOptions(idempotencyKey: "a\0b"))
            }
            #expect(fault.code == .invalidArgument && fault.reason == "MalformedMetadata")
            let tooLong = CallOptions(metadata: [CallMetadata("k", String(repeating: "x", count: 9_000))])
            let other = try await #require(throws: Fault.self) {
                try await server.client().unary(Path.echo, [], tooLong)
            }
            #expect(other.code == .resourceExhausted && other.reason == "MetadataTooLarge")
        }
    }
}
