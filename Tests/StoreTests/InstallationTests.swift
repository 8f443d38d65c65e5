import Model
import Postgres
import Sealing
import Support
import Testing

@testable import Store

@Suite struct InstallationTests {
    @Test func theEngineIsRecordedOnce() async throws {
        let fixture = try await Fixture()
        let (store, host) = (fixture.store, fixture.host)
        #expect(try await store.ground(of: host) == HostGround(engine: nil))
        #expect(try await store.recordEngine(.native, of: host) == .native)
        #expect(try await store.recordEngine(.docker, of: host) == .native)
        let other = try await fixture.addHost("two")
        #expect(try await store.recordEngine(.docker, of: other) == .docker, "each host has its own")
        #expect(try await store.ground(of: host) == HostGround(engine: .native))
    }

    @Test func theCanaryIsRecordedOnce() async throws {
        let fixture = try await Fixture()
        #expect(try await fixture.store.canary() == nil)
        let first = try Keyring(key: [UInt8](repeating: 1, count: 32)).makeCanary()
        let second = try Keyring(key: [UInt8](repeating: 2, count: 32)).makeCanary()
        #expect(try await fixture.store.recordCanary(first) == first)
        #expect(try await fixture.store.recordCanary(second) == first)
        #expect(try await fixture.store.canary() == first)
    }

    @Test func theClockIsPostgreSQLs() async throws {
        let fixture = try await Fixture()
        let before = try await fixture.store.now()
        let after = try await fixture.lifecycle().now()
        #expect(after > before)
        // Some time after this was written and before anybody's grandchildren.
        #expect((1_700_000_000_000_000...4_000_000_000_000_000).contains(before.microseconds))
    }

    @Test func aControlPlaneThatIsGoneIsUnavailable() async throws {
        let pool = PostgresPool(
            connectionString: "host=/nonexistent dbname=none user=nobody", loop: TestLoop.shared, size: 1)
        let fault = await #expect(throws: Fault.self) { try await Store(pool: pool).installation() }
        #expect(fault?.code == .unavailable)
        #expect(fault?.reason == "ControlPlaneUnavailable")
        await pool.close()
    }
}
