import Foundation
import Glibc
import Support
import Testing

/// Databases that are kept ready, by whole programs.
@Suite(.enabled(if: Programs.hasDefaultVersion, "PostgreSQL 16 is not installed; make test fetches it"))
struct PoolTests {
    @Test func aCreateTakesWhatIsKeptReady() async throws {
        let installation = try Installation().with(["PAAS_POOL": "16=2"])
        try await installation.cleaningUp {
            try await installation.running { try await installation.livesWithAPool() }
        }
    }

    /// The daemon is killed while it makes entries; a pool that is wanted no more leaves nothing behind.
    @Test func killedWhileItFillsThePool() async throws {
        let installation = try Installation().with(["PAAS_POOL": "16=3"])
        try await installation.cleaningUp {
            try await installation.running {
                try await waitUntil("an entry is made", within: .seconds(90)) {
                    try await installation.pool()?["making"] == 1
                }
                let daemon = try #require(installation.processID(of: "paasd"))
                #expect(kill(daemon, SIGKILL) == 0)
                try await waitUntil("the pool is full", within: .seconds(120)) {
                    try await installation.pool()?["ready"] == 3
                }
            }
            let smaller = installation.with(["PAAS_POOL": "none"])
            try await smaller.running {
                try await waitUntil("nothing is left", within: .seconds(90)) {
                    let volumes = try FileManager.default.contentsOfDirectory(atPath: "\(smaller.home)/volumes")
                    return try await smaller.pool() == nil && volumes.allSatisfy { $0.hasPrefix(".") }
                }
            }
        }
    }
}

extension DockerTests {
    @Suite struct PoolTests {
        @Test func aCreateTakesWhatIsKeptReady() async throws {
            try await ContainerEngine.exclusively {
                let installation = try Installation(.sharedDocker()).with(["PAAS_POOL": "16=2"])
                try await installation.cleaningUp {
                    try await installation.running { try await installation.livesWithAPool() }
                }
            }
        }
    }
}

extension Installation {
    /// The numbers of the only pool; `nil` if there is none.
    fileprivate func pool() async throws -> [String: Int]? {
        let answer = try await paas("pool", "--output", "json")
        guard answer.status.isSuccess else { return [:] }
        let pools = try JSONDecoder().decode([String: [Numbers]].self, from: Data(answer.output.utf8))["pools"] ?? []
        return pools.first.map { ["size": $0.size, "ready": $0.ready, "making": $0.making, "disk": $0.diskBytes] }
    }

    private struct Numbers: Decodable {
        let size: Int
        let ready: Int
        let making: Int
        let diskBytes: Int
    }

    /// Databases from the pool, and one more than it holds, are like every other.
    fileprivate func livesWithAPool() async throws {
        try await waitUntil("the pool is full", within: .seconds(120)) { try await pool()?["ready"] == 2 }
        var ids: [String] = []
        for name in ["main", "cache", "jobs"] { ids.append(try await create(name).id) }
        for id in ids {
            try await wait(id, for: "ready", within: .seconds(120))
            #expect(try await psql(reveal(id), "select current_user") == "app")
        }
        let dsn = try await reveal(ids[0])
        _ = try await psql(dsn, "create table t as select 41 + 1 as n")
        let deleted = try await paas("databases", "delete", ids[0], "--confirm", "main", token: "owner")
        #expect(deleted.status.isSuccess, "\(deleted.error)")
        try await wait(ids[0], for: "deleted")
        let undeleted = try await paas("databases", "undelete", ids[0], token: "owner")
        #expect(undeleted.status.isSuccess, "\(undeleted.error)")
        try await wait(ids[0], for: "ready", within: .seconds(120))
        #expect(try await reveal(ids[0]) == dsn)
        #expect(try await psql(dsn, "select n from t") == "42")
        try await waitUntil("the pool is full again and measured", within: .seconds(120)) {
            let pool = try await pool()
            return pool?["ready"] == 2 && pool?["disk"] ?? 0 > 1 << 20
        }
        // The engine knows the three and the two, and of the two nobody else does.
        let list = try await paas("databases", "list", "--output", "json", token: "owner").output
        #expect(list.components(separatedBy: "\"id\"").count == 4)
    }
}
