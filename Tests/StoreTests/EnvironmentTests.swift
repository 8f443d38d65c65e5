import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(1))) struct EnvironmentTests {
    /// What a value becomes; nothing here opens it.
    private func sealed(_ version: Int, bytes: Int = 1) -> SealedSecret {
        SealedSecret(
            wrappedKey: [1], nonce: [2], ciphertext: [UInt8](repeating: 3, count: bytes + 16), version: version)
    }

    private func set(
        _ name: String, bytes: Int = 1, quota: EnvironmentQuota = .standard, in fixture: Fixture
    ) async throws {
        let new = NewVariable(
            org: fixture.acme, app: fixture.web, name: try #require(VariableName(name)), valueBytes: bytes,
            setBy: "member@acme")
        _ = try await fixture.store.setVariable(new, quota: quota, audit: fixture.entry("variables.set")) { version in
            sealed(version, bytes: bytes)
        }
    }

    private func environment(_ fixture: Fixture) async throws -> StoredEnvironment {
        try await fixture.store.environment(org: fixture.acme, app: fixture.web, database: "main")
    }

    @Test func everyValueGetsAVersionOfItsOwn() async throws {
        let fixture = try await Fixture(poolSize: 8)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await set("A", in: fixture) } }
            try await group.waitForAll()
        }
        #expect(try await environment(fixture).variables.map(\.value.version) == [8])
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 20).count == 8)
    }

    @Test func theQuotaHoldsWhenManyAreSetAtOnce() async throws {
        let fixture = try await Fixture(poolSize: 8)
        let quota = EnvironmentQuota(variables: 3, bytes: 1000)
        let reasons = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    await reason { try await set("V\(number)", quota: quota, in: fixture) }
                }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        #expect(reasons.filter { $0 == nil }.count == 3)
        #expect(reasons.filter { $0 == "QuotaExceeded" }.count == 5)
        #expect(try await environment(fixture).variables.count == 3)
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 20).count == 3)
    }

    @Test func bytesAreThoseOfNamesAndValues() async throws {
        let fixture = try await Fixture()
        let quota = EnvironmentQuota(variables: 10, bytes: 20)
        try await set("AB", bytes: 8, quota: quota, in: fixture)
        #expect(await reason { try await set("CD", bytes: 9, quota: quota, in: fixture) } == "QuotaExceeded")
        try await set("CD", bytes: 8, quota: quota, in: fixture)
        #expect(await reason { try await set("E", bytes: 0, quota: quota, in: fixture) } == "QuotaExceeded")
        try await set("AB", bytes: 0, quota: quota, in: fixture)
        try await set("E", bytes: 7, quota: quota, in: fixture)
    }

    @Test func aValueThatCanNotBeSealedChangesNothing() async throws {
        let fixture = try await Fixture()
        let new = NewVariable(
            org: fixture.acme, app: fixture.web, name: .databaseURL, valueBytes: 1, setBy: "member@acme")
        let reason = await reason {
            _ = try await fixture.store.setVariable(new, audit: fixture.entry("variables.set")) { _ in
                throw Fault(.internal, reason: "SealingFailed", "")
            }
        }
        #expect(reason == "SealingFailed")
        #expect(try await environment(fixture).variables.isEmpty)
        #expect(try await fixture.store.auditEntries(org: fixture.acme, limit: 1).isEmpty)
    }

    @Test func variablesDatabaseAndPasswordAreOfOneMoment() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.create("main")
        try await fixture.drive(
            Change(state: .ready, nextWake: .never, credential: sealed(1), everReady: true))
        try await set("BEFORE", in: fixture)
        let read = try await fixture.pool.transaction { transaction in
            // Who reads a credential now waits for the end of this transaction.
            try await transaction.execute("lock table credentials in access exclusive mode")
            async let read = environment(fixture)
            let waits = try await eventually {
                try await fixture.pool.execute(
                    """
                    select pid from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock' and query like '%credentials%'
                    """
                ).count == 1
            }
            #expect(waits)
            try await transaction.execute("update credentials set version = 2")
            try await transaction.execute("update databases set state = 'degraded'")
            try await transaction.execute("update variables set name = 'AFTER'")
            try await transaction.executeLast("select 1")
            return try await read
        }
        #expect(read.variables.map(\.name.rawValue) == ["BEFORE"])
        #expect(read.database?.credential?.version == 1)
        #expect(read.database?.database.state == .ready)
        #expect(read.database?.everReady == true)
    }

    @Test func theDatabaseThatIsThereWinsOverDeletedOnes() async throws {
        let fixture = try await Fixture()
        #expect(try await environment(fixture).database == nil)
        let old = try await fixture.create("main")
        _ = try await fixture.delete(old.id)
        #expect(try await environment(fixture).database?.database.id == old.id)
        let new = try await fixture.create("main")
        #expect(try await environment(fixture).database?.database.id == new.id)
        try await fixture.pool.execute("update databases set state = 'purged', desired = 'purged'")
        #expect(try await environment(fixture).database == nil)
    }

    @Test func aDeploymentIsRecordedWithWhatItNames() async throws {
        let fixture = try await Fixture()
        let database = try await fixture.create("main")
        var random = SystemRandomNumberGenerator()
        let new = NewDeployment(
            id: DeploymentID(using: &random), org: fixture.acme, app: fixture.web, createdBy: "admin@acme",
            credential: .init(database: database.id, version: 3), conditions: [], environment: sealed(1))
        let made = try await fixture.store.createDeployment(new)
        #expect(made.id == new.id)
        #expect(made.credential == new.credential)
        let row = try #require(
            try await fixture.pool.execute("select database_id, credential_version, created_by from deployments").first)
        #expect(try row.text("database_id") == database.id.rawValue)
        #expect(try row.int("credential_version") == 3)
        #expect(try row.text("created_by") == "admin@acme")
        var elsewhere = new
        elsewhere.app = try #require(Name("ghost"))
        #expect(await reason { _ = try await fixture.store.createDeployment(elsewhere) } == "NotFound")
    }
}
