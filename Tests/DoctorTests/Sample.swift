import Engines
import Model
import Sealing
import Store
import Testing

@testable import Doctor

/// An installation in which every promise holds: one Ready database on the host `here`, which runs.
struct Sample {
    var controlPlane: ControlPlaneExamination
    var objects: [EngineObject]
    var look = Observation(
        volume: .present(version: .standard, systemIdentifier: "7"),
        instance: .running(address: "127.9.0.1", processID: 42))
    var secrets = SecretReading(stored: 1, opened: 1)
    var login: LoginReading? = .accepted
    var keyFits = Reading<Bool>.read(true)
    var daemon = Reading<DaemonReading>.read(
        DaemonReading(
            answer: .serving, processID: 7, residentBytes: 30 << 20, openDescriptors: 20, mostDescriptors: 1024))
    var leaks: Reading<LeakReading>? = .read(LeakReading())

    let id: DatabaseID
    static let now = Timestamp(microseconds: 1_000_000_000_000)

    init() throws {
        let id = try #require(DatabaseID("aaaaaaaaaaaaaaaa"))
        self.id = id
        let owner = ExaminedDatabase.Owner(
            org: try #require(Name("acme")), app: try #require(Name("web")), name: try #require(Name("main")))
        var row = ExaminedDatabase(id: id, owner: owner, state: .ready)
        row.host = "here"
        row.reason = "LoginProven"
        row.nextWake = Self.now.advanced(by: .seconds(20))
        row.endpoint = Endpoint(host: "127.9.0.1")
        row.everReady = true
        row.systemIdentifier = "7"
        row.revision = 9
        row.sequence = 9
        row.history = ExaminedHistory(count: 9, lastRevision: 9)
        row.credential = SealedSecret(wrappedKey: [], nonce: [], ciphertext: [], version: 1)
        controlPlane = ControlPlaneExamination(now: Self.now, installation: "i")
        controlPlane.revision = 9
        controlPlane.eventCount = 9
        controlPlane.newestEvent = 9
        controlPlane.auditIDs = (3, 3)
        controlPlane.edges = [.init(from: "provisioning", to: "ready", example: id.rawValue)]
        controlPlane.hosts = [.init(name: "here", seenAt: Self.now), .init(name: "there", seenAt: Self.now)]
        controlPlane.databases = [row]
        objects = [
            EngineObject(.container, "paas-db-\(id)", database: id, isRunning: true),
            EngineObject(.volume, "paas-db-\(id)-data", database: id),
            EngineObject(.network, "paas-apps", database: nil, isShared: true),
        ]
    }

    /// The only row.
    var row: ExaminedDatabase {
        get { controlPlane.databases[0] }
        set { controlPlane.databases[0] = newValue }
    }

    var evidence: Evidence {
        var evidence = Evidence(
            host: "here", controlPlane: .read(controlPlane), objects: .read(objects), keyFits: keyFits, daemon: daemon)
        evidence.looks = [id: .read(look)]
        evidence.secrets = [id: secrets]
        evidence.logins = login.map { [id: $0] }
        evidence.leaks = leaks
        return evidence
    }

    var findings: [Finding] { Checked.all(evidence, bounds: Bounds()).flatMap(\.1.findings) }

    /// The reasons of everything that is found, each with the promise's letter: `A Orphan`.
    var reasons: [String] { Self.reasons(findings) }

    static func reasons(_ findings: [Finding]) -> [String] {
        findings.map { "\($0.invariant.rawValue) \($0.reason)" }
    }

    /// What is found once something was changed.
    static func reasons(_ change: (inout Sample) throws -> Void) throws -> [String] {
        var sample = try Sample()
        try change(&sample)
        return sample.reasons
    }
}
