import Engines
import Postgres
import Support
import Testing

@Suite(.serialized) struct ControlPlaneClusterTests {
    @Test func itIsMadeOnceAndReachedOverItsSocketOnly() async throws {
        try await NativeHomeFixture.with { fixture in
            let cluster = try fixture.controlPlane
            // Two at once, as two commands would.
            async let first: Void = cluster.start()
            async let second: Void = fixture.controlPlane.start()
            _ = try await (first, second)
            do {
                let connection = try BlockingConnection(connectionString: cluster.connectionString)
                try connection.execute("create table kept as select 42 as answer")
                let role = try connection.execute("select rolsuper from pg_roles where rolname = current_user")
                #expect(try role.first?.bool("rolsuper") == false)
                let addresses = try connection.execute("select current_setting('listen_addresses') as addresses")
                #expect(try addresses.first?.text("addresses") == "")
            }
            try await cluster.stop()
            try await cluster.stop()
            #expect(throws: PostgresFault.self) {
                _ = try BlockingConnection(connectionString: cluster.connectionString)
            }
            try await cluster.start()
            let connection = try BlockingConnection(connectionString: cluster.connectionString)
            #expect(try connection.execute("select answer from kept").first?.int("answer") == 42)
            #expect(try await fixture.engine.owned() == [], "it is no tenant")
        }
    }
}
