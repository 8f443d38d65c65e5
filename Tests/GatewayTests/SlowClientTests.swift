import Messages
import Model
import Support
import Testing

@testable import Gateway

/// Clients that take their time, on purpose or not: their connections are closed, and everybody else is served.
@Suite(.timeLimit(.minutes(2))) struct SlowClientTests {
    private typealias Limits = ConnectionClock.Limits

    /// Time that a test waits for on purpose: short, and nobody is measured by it.
    private static let short = Duration.milliseconds(200)

    /// Sends a piece again and again until the connection is closed.
    private func drip(
        _ start: String, _ piece: String, _ change: @Sendable (inout GatewayConfiguration) -> Void
    ) async throws {
        try await TestGateway.with(ScriptedCaller(), configuration: change) { gateway in
            let connection = try gateway.connect()
            try await connection.send(start)
            await #expect(throws: HTTPConnection.Closed.self) {
                while true {
                    try await connection.send(piece)
                    try await ContinuousClock().sleep(for: .milliseconds(20))
                }
            }
            await connection.close()
            #expect(try await gateway.request("GET", "/livez").status == 200)
        }
    }

    @Test func aHeadThatDripsIsCutOff() async throws {
        try await drip("GET /livez HTTP/1.1\r\nHost: localhost\r\n", "X: a\r\n") { $0.headTimeout = Self.short }
    }

    @Test func aFirstLineThatDripsIsCutOff() async throws {
        try await drip("GET /", "a") { $0.headTimeout = Self.short }
    }

    /// Nobody waits for this body: the answer is there long before.
    @Test func aBodyThatDripsIsCutOff() async throws {
        try await drip("GET /livez HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n", "a") {
            $0.requestTimeout = Self.short
        }
    }

    @Test func aSecondRequestThatDripsIsCutOff() async throws {
        try await drip("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\nGET /", "a") { $0.headTimeout = Self.short }
    }

    @Test func aClientThatDoesNotReadIsCutOff() async throws {
        let caller = ScriptedCaller(stream: { _ in
            let event = try Samples.event(.synced(.init()), revision: 7)
            return ScriptedCaller.Responses(unfolding: { event })
        })
        try await TestGateway.with(
            caller,
            configuration: {
                $0.stallTimeout = Self.short
                ($0.headTimeout, $0.requestTimeout) = (.seconds(3600), .seconds(3600))
            }
        ) { gateway in
            let connection = try gateway.connect()
            try await connection.send(TestGateway.text("GET", "/api/watch", token: "t"))
            #expect(try await connection.head().status == 200)
            // Nothing is read until the gateway has given up: then what it has sent ends in the middle.
            await #expect(throws: HTTPConnection.Closed.self) {
                while true {
                    try await connection.send("a")
                    try await ContinuousClock().sleep(for: .milliseconds(20))
                }
            }
            await connection.close()
        }
    }

    @Test func connectionsBetweenRequestsAreLeftAlone() async throws {
        try await TestGateway.with(
            ScriptedCaller(),
            configuration: {
                $0.headTimeout = Self.short
                $0.requestTimeout = Self.short
                $0.stallTimeout = Self.short
            }
        ) { gateway in
            let connection = try gateway.connect()
            for _ in 1...3 {
                let text = TestGateway.text("GET", "/livez", token: nil)
                #expect(try await connection.request(text).status == 200)
                try await ContinuousClock().sleep(for: Self.short * 2)
            }
            await connection.close()
        }
    }

    @Test func oneAddressLeavesRoomForOthers() async throws {
        try await TestGateway.with(ScriptedCaller(), configuration: { $0.connectionsOfOneClient = 2 }) { gateway in
            let text = TestGateway.text("GET", "/livez", token: nil)
            // Connections that are made at once may be counted in any order.
            let first = try gateway.connect()
            #expect(try await first.request(text).status == 200)
            let second = try gateway.connect()
            #expect(try await second.request(text).status == 200)
            let third = try gateway.connect()
            await #expect(throws: HTTPConnection.Closed.self) { _ = try await third.request(text) }
            await second.close()
            let hasRoom = try await eventually {
                let fourth = try gateway.connect()
                let reply = try? await fourth.request(text)
                await fourth.close()
                return reply?.status == 200
            }
            #expect(hasRoom)
            #expect(try await first.request(text).status == 200)
        }
    }

    // MARK: The clock

    private static let limits = Limits(head: .seconds(10), request: .seconds(30), stall: .seconds(60))

    @Test func theClockOfARequest() {
        let start = ContinuousClock.now
        var clock = ConnectionClock(Self.limits)
        #expect(clock.deadline == nil)
        clock.bytesReceived(at: start)
        clock.bytesReceived(at: start + .seconds(9))
        #expect(clock.deadline == start + .seconds(10))
        #expect(!clock.isOver(at: start + .milliseconds(9_999)) && clock.isOver(at: start + .seconds(10)))
        clock.headReceived(at: start + .seconds(9))
        clock.bytesReceived(at: start + .seconds(20))
        #expect(clock.deadline == start + .seconds(30))
        clock.requestReceived()
        #expect(clock.deadline == nil && !clock.isOver(at: start + .seconds(1000)))
        // Of several requests in one packet, no bytes come before the second.
        clock.headReceived(at: start + .seconds(40))
        #expect(clock.deadline == start + .seconds(70))
    }

    @Test func theClockOfAnAnswer() {
        let start = ContinuousClock.now
        var clock = ConnectionClock(Self.limits)
        clock.writabilityChanged(false, at: start)
        clock.writabilityChanged(false, at: start + .seconds(5))
        #expect(clock.deadline == start + .seconds(60))
        clock.bytesReceived(at: start)
        #expect(clock.deadline == start + .seconds(10))
        clock.writabilityChanged(true, at: start + .seconds(6))
        clock.headReceived(at: start + .seconds(6))
        clock.requestReceived()
        #expect(clock.deadline == nil)
    }
}
