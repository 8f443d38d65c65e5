import Logging
import Model
import Probe
import Support
import Synchronization
import Testing

@Suite struct HostileServerTests {
    @Test func nobodyListens() async throws {
        try await withProbes { probes in
            let port = try FreePort.find()
            let fault = await #expect(throws: ProbeFault.self) {
                try await probes.login(port: port, deadline: .seconds(1))
            }
            #expect(fault?.reason == .refused)
        }
    }

    @Test func aServerThatSaysNothingCostsNoMoreThanTheDeadline() async throws {
        let server = try HostileServer(.silent)
        defer { server.stop() }
        try await withProbes { probes in
            let fault = await #expect(throws: ProbeFault.self) {
                try await probes.login(port: server.port, deadline: .seconds(1))
            }
            #expect(fault?.reason == .deadlineExceeded)
        }
    }

    @Test(arguments: [Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), [0], [UInt8](repeating: 255, count: 5000), []])
    func garbageIsAFault(bytes: [UInt8]) async throws {
        let server = try HostileServer(.answers(bytes))
        defer { server.stop() }
        try await withProbes { probes in
            let fault = await #expect(throws: ProbeFault.self) {
                try await probes.login(port: server.port, deadline: .seconds(1))
            }
            #expect([.disconnected, .deadlineExceeded, .crashed, .rejected].contains(fault?.reason))
        }
    }

    @Test func twentyMillionIterationsEndAtTheDeadlineWhileOthersGoOn() async throws {
        let cluster = try await TenantCluster.shared.value()
        let server = try HostileServer(.scram(iterations: 20_000_000))
        defer { server.stop() }
        try await withProbes(size: 2) { probes in
            try await probes.prepare(
                AppCredentials(password: Secret("right")), through: cluster.login, deadline: .seconds(20))
            let ended = Mutex(false)
            async let victim: ProbeFault? = {
                defer { ended.withLock { $0 = true } }
                return await #expect(throws: ProbeFault.self) {
                    try await probes.login(port: server.port, deadline: .seconds(5))
                }
            }()
            let reply = try await probes.login(port: cluster.port, password: "right")
            #expect(reply.serverVersion >= 150_000)
            #expect(!ended.withLock { $0 }, "the other login did not have to wait for this one")
            #expect(await victim?.reason == .deadlineExceeded)
            // Both seats are taken again.
            async let one = probes.login(port: cluster.port, password: "right")
            async let two = probes.login(port: cluster.port, password: "right")
            _ = try await (one, two)
        }
    }

    @Test func rowsWithoutEndEndAtTheDeadline() async throws {
        let server = try HostileServer(.endlessRows)
        defer { server.stop() }
        try await withProbes { probes in
            let fault = await #expect(throws: ProbeFault.self) {
                try await probes.login(port: server.port, deadline: .seconds(2))
            }
            // libpq reads on, and throws away, what finds no place in the worker's memory.
            #expect([.crashed, .disconnected, .deadlineExceeded].contains(fault?.reason))
        }
    }

    @Test func aPoolThatIsStoppedOrNeverStartedAnswersNevertheless() async throws {
        let pool = ProbePool(
            executable: try BuiltPrograms.path("paas-probe"), size: 1, logger: Logger(label: "test"))
        let fault = await #expect(throws: ProbeFault.self) {
            try await pool.login(port: 1, deadline: .milliseconds(20))
        }
        #expect(fault?.reason == .overloaded)
    }

    @Test func aCancelledCallerIsFreeAtOnce() async throws {
        let server = try HostileServer(.silent)
        defer { server.stop() }
        try await withProbes { probes in
            let caller = Task { try await probes.login(port: server.port, deadline: .seconds(60)) }
            caller.cancel()
            let fault = await #expect(throws: ProbeFault.self) { try await caller.value }
            #expect(fault?.reason == .cancelled)
        }
    }

    @Test func anExecutableThatIsNoWorkerIsReplacedWithoutHarm() async throws {
        let pool = ProbePool(executable: "/bin/true", size: 1, logger: Logger(label: "test"))
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await pool.run() }
            let fault = await #expect(throws: ProbeFault.self) {
                try await pool.login(port: 1, deadline: .milliseconds(200))
            }
            #expect([.overloaded, .crashed].contains(fault?.reason))
            group.cancelAll()
        }
    }
}
