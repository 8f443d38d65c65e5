import Engines
import Lifecycle
import Logging
import Model
import Postgres
import Probe
import Provisioner
import Sealing
import Support
import Synchronization
import Testing

@testable import Simulation

/// The way to servers in containers, with a container engine that notes what it is told.
@Suite struct ContainerTenantsTests {
    private final class ScriptedContainers: ContainerAdministration {
        struct State: Sendable {
            var faults: [EngineFault] = []
            var told: [String] = []
            var passwords: [Secret] = []
            var report: ServerReport?
        }

        let state: Mutex<State>

        init(faults: [EngineFault] = []) { state = Mutex(State(faults: faults)) }

        func reachesHost() async throws -> Bool { false }

        func prepareApp(_ spec: InstanceSpec, verifier: String) async throws { try take(verifier) }

        func changePassword(_ spec: InstanceSpec, verifier: String, endsSessions: Bool) async throws {
            try take("\(verifier) \(endsSessions)")
        }

        func arrangeLogins(_ spec: InstanceSpec, _ wanted: [WantedLogin]) async throws {
            try take("logins \(wanted.map(\.id.rawValue))")
        }

        func logIn(_ spec: InstanceSpec, password: Secret) async throws -> String? {
            state.withLock { $0.passwords.append(password) }
            try take("login")
            return "7"
        }

        func report(_ spec: InstanceSpec) async throws -> ServerReport {
            try state.withLock { state in
                state.told.append("report")
                guard let report = state.report else {
                    throw EngineFault(.administrationFailed, "nobody answers", isTransient: true)
                }
                return report
            }
        }

        private func take(_ what: String) throws {
            try state.withLock { state in
                state.told.append(what)
                if !state.faults.isEmpty { throw state.faults.removeFirst() }
            }
        }
    }

    private let starting = EngineFault(.init(rawValue: "ServerStarting"), "not yet", isTransient: true)

    private func run<Value: Sendable>(
        _ containers: ScriptedContainers,
        _ body: @escaping @Sendable (ContainerTenants, InstanceSpec) async throws -> Value
    ) throws -> Result<Value, any Error> {
        let spec = InstanceSpec(
            id: try #require(DatabaseID("aaaaaaaaaaaaaaaa")), version: .standard, endpoint: Endpoint(host: "10.0.0.7"))
        let simulation = Simulation()
        let tenants = ContainerTenants(
            engine: containers, probes: ProbePool(executable: "/nonexistent", logger: Logger(label: "test")),
            clock: simulation.clock)
        let results = Collected<Result<Value, any Error>>()
        _ = simulation.start {
            do { results.add(.success(try await body(tenants, spec))) } catch { results.add(.failure(error)) }
        }
        _ = simulation.run { !results.all.isEmpty }
        return try #require(results.all.first)
    }

    @Test func theEngineGetsAVerifierAndNoPassword() throws {
        let containers = ScriptedContainers(faults: [starting, starting])
        try run(containers) { try await $0.prepare($1, password: Secret("canary-6d1f"), within: .seconds(10)) }.get()
        let told = containers.state.withLock { $0.told }
        #expect(told.count == 3 && Set(told).count == 1, "one verifier, told until it is taken")
        #expect(told[0].hasPrefix("SCRAM-SHA-256$4096:") && !told[0].contains("canary"))
    }

    @Test(arguments: [true, false]) func aChangeSaysWhetherSessionsEnd(endsSessions: Bool) throws {
        let containers = ScriptedContainers()
        try run(containers) {
            try await $0.changePassword($1, password: Secret("p"), endsSessions: endsSessions, within: .seconds(10))
        }.get()
        #expect(containers.state.withLock { $0.told.first?.hasSuffix("= \(endsSessions)") } == true)
    }

    @Test func withoutTheHostALoginIsTriedInside() throws {
        let containers = ScriptedContainers(faults: [starting])
        let said = try run(containers) { try await $0.logIn($1, password: Secret("p"), within: .seconds(10)) }.get()
        #expect(said == "7")
        #expect(containers.state.withLock { $0.passwords } == [Secret("p"), Secret("p")])
    }

    @Test func aRefusedPasswordIsPermanent() throws {
        let containers = ScriptedContainers(
            faults: [EngineFault(.init(rawValue: "AuthenticationFailed"), "no", isTransient: false)])
        let result = try run(containers) { try await $0.logIn($1, password: Secret("p"), within: .seconds(10)) }
        let fault = #expect(throws: StepFault.self) { try result.get() }
        #expect(fault?.reason.rawValue == "AuthenticationFailed" && fault?.isTransient == false)
    }

    @Test func aVerifierThatFitsSparesTheLogin() throws {
        let containers = ScriptedContainers()
        let verifier = try SCRAMVerifier.make(of: Secret("p"))
        containers.state.withLock {
            $0.report = ServerReport(systemIdentifier: "7", verifier: verifier, mayLogIn: true, freeBytes: 5)
        }
        let report = try run(containers) { try await $0.look($1, password: Secret("p"), within: .seconds(10)) }.get()
        #expect(report == TenantReport(systemIdentifier: "7", freeBytes: 5))
        #expect(containers.state.withLock { $0.told } == ["report"])
    }

    /// A comparison is never the reason for a bad word.
    @Test(arguments: ["another", nil] as [String?]) func inDoubtALoginDecides(stored: String?) throws {
        let containers = ScriptedContainers()
        let verifier = try stored.map { try SCRAMVerifier.make(of: Secret($0)) }
        containers.state.withLock {
            $0.report = ServerReport(systemIdentifier: "6", verifier: verifier, mayLogIn: true)
        }
        let report = try run(containers) { try await $0.look($1, password: Secret("p"), within: .seconds(10)) }.get()
        #expect(report == TenantReport(systemIdentifier: "7"))
        #expect(containers.state.withLock { $0.told } == ["report", "login"])
    }

    @Test func aServerWithoutRoomIsNotTakenForOneThatRefuses() throws {
        let refusal = EngineFault(.init(rawValue: "LoginRejected"), "no", isTransient: true)
        let containers = ScriptedContainers()
        containers.state.withLock { $0.report = ServerReport(freeBytes: 5 << 20) }
        for isLook in [true, false] {
            containers.state.withLock { $0.faults = [refusal] }
            let result = try run(containers) { tenants, spec in
                if isLook { _ = try await tenants.look(spec, password: Secret("p"), within: .seconds(10)) }
                _ = try await tenants.logIn(spec, password: Secret("p"), within: .seconds(10))
            }
            let fault = #expect(throws: StepFault.self) { try result.get() }
            #expect(fault?.reason == .diskFull && fault?.message.contains("less than 8 MiB") == true)
        }
    }

    @Test func aFullHouseIsNoRefusal() throws {
        let refusal = EngineFault(.init(rawValue: "LoginRejected"), "too many", isTransient: true)
        let containers = ScriptedContainers(faults: Array(repeating: refusal, count: 999))
        let verifier = try SCRAMVerifier.make(of: Secret("p"))
        containers.state.withLock {
            $0.report = ServerReport(systemIdentifier: "7", verifier: verifier, mayLogIn: true)
        }
        let said = try run(containers) { try await $0.logIn($1, password: Secret("p"), within: .seconds(2)) }.get()
        #expect(said == "7")
    }

    @Test func patienceEndsAtTheLimit() throws {
        let containers = ScriptedContainers(faults: Array(repeating: starting, count: 9999))
        let result = try run(containers) { try await $0.logIn($1, password: Secret("p"), within: .seconds(1)) }
        let fault = #expect(throws: StepFault.self) { try result.get() }
        #expect(fault?.reason.rawValue == "ServerStarting" && fault?.isTransient == true)
        #expect((15...21).contains(containers.state.withLock { $0.told.count }))
    }

    /// A server takes the verifier that is computed here for what it would have computed itself.
    @Test func aServerAcceptsTheVerifier() async throws {
        let port = try FreePort.find()
        let postgres = ScratchPostgres(
            settings: ["listen_addresses": "127.0.0.1", "port": "\(port)"],
            hostRules: ["host all all 127.0.0.1/32 scram-sha-256"])
        try await postgres.start()
        let socket = try await postgres.socketDirectory()
        let verifier = try SCRAMVerifier.make(of: Secret("c0rrect horse, 'battery'"))
        try BlockingConnection(
            connectionString: "host=\(socket) port=\(port) user=\(ScratchPostgres.superuser) dbname=template1"
        ).executeScript("create role app login password '\(verifier)'")
        let app = "host=127.0.0.1 port=\(port) user=app dbname=template1 sslmode=disable"
        let connection = try BlockingConnection(
            connectionString: "\(app) password='c0rrect horse, \\'battery\\''")
        #expect(connection.usedPassword)
        #expect(throws: PostgresFault.self) {
            try BlockingConnection(connectionString: "\(app) password='c0rrect horse'")
        }
        try await postgres.stop()
    }
}
