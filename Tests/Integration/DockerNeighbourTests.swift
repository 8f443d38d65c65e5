import Foundation
import Glibc
import Support
import Testing

extension DockerTests {
    /// What belongs to others on the same engine is left alone, and containers reach nothing that isn't theirs.
    @Suite struct NeighbourTests {
        @Test func aForeignContainerIsNeverTouched() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                try await installation.delete(database.id, on: docker)
                let name = Installation.container(database.id)
                let foreign = try await docker("run", "--detach", "--name", name, "postgres:16-alpine", "sleep", "600")
                try await installation.undelete(database.id)
                let failed = try await installation.wait(database.id, for: "failed")
                #expect(failed.reason == "ForeignContainer" && failed.message?.contains(name) == true)
                let state = try await docker("inspect", "--format", "{{.Id}} {{.State.Status}}", name)
                #expect(state == "\(foreign) running")

                try await docker("rm", "--force", "--volumes", name)
            }
        }

        @Test func aForeignVolumeIsNeverUsed() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                try await installation.delete(database.id, on: docker)
                let name = Installation.volume(database.id)
                try await docker("volume", "rm", name)
                try await docker("volume", "create", "--label", "paas.installation=another", name)
                try await installation.undelete(database.id)
                let failed = try await installation.wait(database.id, for: "failed")
                #expect(failed.reason == "ForeignVolume" && failed.message?.contains(name) == true)
                let listing = try await docker(
                    "run", "--rm", "--volume", "\(name):/mnt:ro", "postgres:16-alpine", "ls", "-A", "/mnt")
                #expect(listing.isEmpty, "nothing was put into it: \(listing)")
                try await docker("volume", "rm", name)
            }
        }

        @Test func anotherInstallationsNetworkIsNotUsed() async throws {
            let docker = try Docker.shared()
            let installation = try Installation(.docker(docker.engine))
            try await ContainerEngine.exclusively {
                try await docker("network", "create", "--internal", "--label", "paas.installation=another", "paas-apps")
                try await installation.cleaningUp {
                    try await installation.running {
                        let database = try await installation.create("main")
                        let failed = try await installation.wait(database.id, for: "failed")
                        #expect(failed.reason == "ForeignNetwork" && failed.message?.contains("paas-apps") == true)
                    }
                }
                let network = try await docker.inspect("network", "paas-apps", as: NetworkJSON.self)
                #expect(network.Labels == ["paas.installation": "another"])
                try await docker("network", "rm", "paas-apps")
            }
        }

        /// A network that the operator made is used as it is; without a subnet of its own it gives no fixed addresses, so a
        /// database's address may change: that is healed and told.
        @Test func aNetworkWithoutFixedAddressesIsUsedAndDriftIsHealed() async throws {
            let docker = try Docker.shared()
            let installation = try Installation(.docker(docker.engine))
            try await ContainerEngine.exclusively {
                try await docker("network", "create", "--internal", "paas-apps")
                try await installation.cleaningUp {
                    try await installation.running {
                        let database = try await installation.databaseWithARow()
                        let before = try #require(try await installation.show(database.id).host)
                        // The address is given to somebody else while paasd stands still.
                        let daemon = try #require(installation.processID(of: "paasd"))
                        #expect(kill(daemon, SIGSTOP) == 0)
                        try await docker("rm", "--force", Installation.container(database.id))
                        try await docker(
                            "run", "--detach", "--name", "paas-holder", "--network", "paas-apps", "postgres:16-alpine",
                            "sleep", "600")
                        #expect(kill(daemon, SIGCONT) == 0)
                        let holder = try await docker.inspect("container", "paas-holder", as: ContainerJSON.self)
                        #expect(holder.NetworkSettings.Networks["paas-apps"]?.IPAddress == before)

                        try await waitUntil("the database has another address", within: .seconds(60)) {
                            let shown = try await installation.show(database.id)
                            return shown.state == "ready" && shown.host != before
                        }
                        let dsn = try await installation.reveal(database.id)
                        #expect(dsn != database.dsn)
                        #expect(try await installation.psql(dsn, "select n from kept") == "42")
                        try await docker("rm", "--force", "--volumes", "paas-holder")
                    }
                }
                try await docker("network", "rm", "paas-apps")
            }
        }

        @Test func containersReachNeitherTheProgramsNorTheControlPlane() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                let port = try #require(installation.http.split(separator: ":").last)
                for address in try await Self.hostAddresses(docker) {
                    for port in [port, "5432", "22"] {
                        let outcome = try await docker.outcome([
                            "exec", Installation.container(database.id), "sh", "-c",
                            "nc -w 2 \(address) \(port) </dev/null",
                        ])
                        #expect(!outcome.status.isSuccess, "\(address):\(port) answers")
                    }
                }
                // The platform's programs listen on loopback addresses and Unix sockets alone, and no container has those.
                let listening = try await docker.engine.namespace.run { try Self.listeningAddresses() }
                #expect(!listening.isEmpty && listening.allSatisfy { $0.hasSuffix("7F") }, "\(listening)")
                let container = try await docker.inspect(
                    "container", Installation.container(database.id), as: ContainerJSON.self)
                #expect(container.Mounts.allSatisfy { $0.Type == "volume" })
            }
        }

        /// The network is internal: a container on it reaches no other network, though the host reaches both.
        @Test func databasesHaveNoWayOut() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                try await ImageContainer.with("16") { other in
                    try await other.awaitServer()
                    let address = try await other.address()
                    let outcome = try await docker.outcome([
                        "exec", Installation.container(database.id), "pg_isready", "-t", "2", "-h", address,
                    ])
                    #expect(outcome.output.contains("no response"), "\(outcome.output)")
                }
            }
        }

        /// The addresses of the engine's host that containers might reach.
        private static func hostAddresses(_ docker: Docker) async throws -> [Substring] {
            let shown = try await docker.fromHost("/usr/sbin/ip", ["-4", "-oneline", "address"])
            let addresses = shown.output.matches(of: #/inet ([0-9.]+)/#).map(\.output.1)
            let outer = addresses.filter { !$0.hasPrefix("127.") }
            try #require(!outer.isEmpty, "no address: \(shown.output)")
            return outer
        }

        /// The addresses, as the kernel writes them, at which somebody listens in the calling thread's network namespace.
        private static func listeningAddresses() throws -> [String] {
            let lines = try TextFile.read("/proc/thread-self/net/tcp").split(separator: "\n").dropFirst()
            let sockets = lines.map { $0.split(separator: " ") }
            return sockets.filter { $0[3] == "0A" }.map { String($0[1].prefix(8)) }
        }
    }
}
