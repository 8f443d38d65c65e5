import Foundation
import Support
import Testing

extension DockerTests {
    /// Whatever happens to containers and engine, a database comes back by itself as it was, and each step is told.
    @Suite struct FaultTests {
        @Test(arguments: [["kill"], ["stop"], ["rm", "--force"]])
        func aContainerIsBroughtBack(command: [String]) async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                // More than once: at which moment the platform looks is chance.
                for _ in 0..<3 {
                    let events = try await installation.watching {
                        let outcome = try await docker.outcome(command + [Installation.container(database.id)])
                        #expect(outcome.status.isSuccess, "\(outcome.error)")
                    } until: {
                        $0.contains(#""to":"ready""#) || $0.contains(#""to":"failed""#)
                    }
                    #expect(events.contains { $0.contains(#""to":"degraded""#) }, "\(events)")
                    #expect(events.last?.contains(#""to":"ready""#) == true, "\(events)")
                    try await installation.expectKept(database)
                }
            }
        }

        /// Also what happened while nobody looked is mended.
        @Test func aContainerThatGoesWhilePaasdIsDownIsBroughtBack() async throws {
            let docker = try Docker.shared()
            let installation = try Installation(.docker(docker.engine))
            try await ContainerEngine.exclusively {
                try await installation.cleaningUp {
                    let database = try await installation.running { try await installation.databaseWithARow() }
                    try await docker("rm", "--force", Installation.container(database.id))
                    try await installation.running {
                        try await waitUntil("the database answers again", within: .seconds(60)) {
                            try await installation.logsIn(database.dsn)
                        }
                        try await installation.wait(database.id, for: "ready")
                        try await installation.expectKept(database)
                    }
                }
            }
        }

        @Test func aVolumeThatIsRemovedIsNeverInitialisedAnew() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                // Healing may put the container back between the two: then the volume is in use, and it is tried again.
                try await waitUntil("the volume is removed", within: .seconds(90)) {
                    _ = try await docker.outcome(["rm", "--force", Installation.container(database.id)])
                    return try await docker.outcome(["volume", "rm", Installation.volume(database.id)]).status.isSuccess
                }
                let failed = try await installation.wait(database.id, for: "failed")
                #expect(failed.reason == "VolumeMissing")
                let running = try await docker(
                    "ps", "--quiet", "--filter", "name=\(Installation.container(database.id))")
                #expect(running.isEmpty, "nothing runs on an empty volume")
            }
        }

        /// The engine has no way to any registry, and no image of 17.
        @Test func anImageThatCannotBeHadIsAFailureAtOnce() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.create("main", version: "17")
                let failed = try await installation.wait(database.id, for: "failed", within: .seconds(90))
                #expect(failed.reason == "ImageUnavailable")
                #expect(failed.message?.contains("postgres:17-alpine") == true, "\(failed.message ?? "")")
                let names = try await docker("ps", "--all", "--format", "{{.Names}}")
                #expect(!names.contains(database.id))
            }
        }

        @Test func anEngineThatIsKilledAndStartedAgainBringsEverythingBack() async throws {
            try await PrivateContainerEngine.with { own in
                try await Installation.with(.docker(own.engine)) { installation in
                    let database = try await installation.databaseWithARow()
                    let events = try await installation.watching {
                        try await own.kill()
                        try await own.start()
                    } until: {
                        $0.contains(#""to":"ready""#)
                    }
                    #expect(events.contains { $0.contains(#""to":"degraded""#) }, "\(events)")
                    try await installation.expectKept(database)

                    try own.freeze()
                    let created = try await installation.create("next")
                    #expect(created.state == "provisioning", "requests are recorded without the engine")
                    try own.thaw()
                    try await installation.wait(created.id, for: "ready")

                    try await own.stop()
                    try await own.start()
                    for id in [database.id, created.id] {
                        try await waitUntil("\(id) answers again", within: .seconds(90)) {
                            try await installation.logsIn(installation.reveal(id))
                        }
                        try await installation.wait(id, for: "ready")
                    }
                    try await installation.expectKept(database)
                }
            }
        }
    }
}
