import Foundation
import Support
import Testing

extension DockerTests {
    /// What an operator sees with `docker` is exactly what the documentation says.
    @Suite struct ContractTests {
        @Test func containerVolumeAndNetworkAreThoseOfTheContract() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let main = try await installation.databaseWithARow()
                let next = try await installation.databaseWithARow("next", version: "18")

                // Other suites use the engine at the same time.
                let label = "label=paas.installation=\(try installation.recordedInstallation())"
                let names = try await docker("ps", "--filter", label, "--format", "{{.Names}}")
                let own = [main.id, next.id]
                #expect(
                    names.split(separator: "\n").filter { $0.contains("-db-") }.sorted()
                        == own.map { "paas-db-\($0)" }.sorted())
                let volumes = try await docker("volume", "ls", "--filter", label, "--quiet")
                #expect(volumes.split(separator: "\n").sorted() == own.map { "paas-db-\($0)-data" }.sorted())

                let network = try await docker.inspect("network", "paas-apps", as: NetworkJSON.self)
                #expect(network.Internal && network.Driver == "bridge" && network.Labels["paas.installation"] != nil)
                let range = try #require(network.IPAM.Config.first)
                #expect(range.Subnet.hasSuffix("/20") && range.IPRange?.hasSuffix("/21") == true)

                for (database, image, directory) in [
                    (main, "postgres:16-alpine", "/var/lib/postgresql/data"),
                    (next, "postgres:18-alpine", "/var/lib/postgresql"),
                ] {
                    try await Self.expectContract(
                        database, image: image, directory: directory, network: network, in: installation, on: docker)
                }
            }
        }

        private static func expectContract(
            _ database: (id: String, dsn: String), image: String, directory: String, network: NetworkJSON,
            in installation: Installation, on docker: Docker
        ) async throws {
            let container = try await docker.inspect("container", "paas-db-\(database.id)", as: ContainerJSON.self)
            #expect(container.Config.Image == image)
            let given = container.Config.Env.filter { $0.hasPrefix("POSTGRES_") }.map { $0.split(separator: "=")[0] }
            #expect(given.sorted() == ["POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_USER"])
            #expect(
                container.Config.Env.contains("POSTGRES_DB=app") && container.Config.Env.contains("POSTGRES_USER=app"))
            let labels = ["paas.installation", "paas.database", "paas.generation"]
            #expect(container.Config.Labels.keys.filter { labels.contains($0) }.count == 3)
            #expect(container.Config.Labels["paas.database"] == database.id)
            #expect(container.Config.Labels["paas.installation"] == network.Labels["paas.installation"])
            #expect(container.HostConfig.RestartPolicy.Name == "unless-stopped")

            let mount = ContainerJSON.Mount(Type: "volume", Name: "paas-db-\(database.id)-data", Destination: directory)
            #expect(container.Mounts == [mount], "one volume, and no socket of the host")
            let volume = try await docker.inspect("volume", "paas-db-\(database.id)-data", as: VolumeJSON.self)
            #expect(volume.Labels?["paas.database"] == database.id)

            #expect(container.NetworkSettings.Networks.keys.elementsEqual(["paas-apps"]))
            let address = try #require(container.NetworkSettings.Networks["paas-apps"]?.IPAddress)
            #expect(database.dsn.hasPrefix("postgres://app:") && database.dsn.hasSuffix("@\(address):5432/app"))
            #expect(container.NetworkSettings.Ports.values.allSatisfy { $0 == nil }, "nothing is published")
            #expect(!container.HostConfig.PublishAllPorts)
        }

        @Test func containersHaveLimitsAndNoMoreRightsThanTheyNeed() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                let host = try await docker.inspect("container", "paas-db-\(database.id)", as: ContainerJSON.self)
                    .HostConfig
                #expect(host.CapDrop == ["ALL"])
                let names = (host.CapAdd ?? []).map { $0.hasPrefix("CAP_") ? String($0.dropFirst(4)) : $0 }
                #expect(names.sorted() == ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"])
                #expect(host.SecurityOpt?.contains { $0.hasPrefix("no-new-privileges") } == true && !host.Privileged)
                #expect(host.Memory > 0 && host.MemorySwap == host.Memory && host.ShmSize == host.Memory / 4)
                #expect(host.NanoCpus > 0 && (host.PidsLimit ?? 0) > 0)
                #expect(host.LogConfig.Type == "json-file")
                #expect(host.LogConfig.Config == ["max-size": "10m", "max-file": "3"])
                #expect(host.PidMode.isEmpty && host.IpcMode != "host")
                // Seen from inside: the server and its sessions have no capability at all.
                let status = try await docker("exec", "paas-db-\(database.id)", "cat", "/proc/1/status")
                #expect(status.contains("CapEff:\t0000000000000000") && status.contains("NoNewPrivs:\t1"))
            }
        }

        @Test func theDocumentedCommandsWork() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                let name = "paas-db-\(database.id)"
                let query = ["-Atc", "select current_user || n from kept"]
                let inside = try await docker.outcome(["exec", "-i", name, "psql", "-U", "app", "-d", "app"] + query)
                #expect(inside.lines == ["app42"], "\(inside.error)")

                let parts = try #require(URLComponents(string: database.dsn))
                let password = try #require(parts.password)
                let host = try #require(parts.host)
                let run = ["run", "--rm", "-i", "--network", "paas-apps"]
                let client = ["postgres:16-alpine", "psql", "-h", host, "-U", "app", "app"]
                let outside = try await docker.outcome(run + ["-e", "PGPASSWORD=\(password)"] + client + query)
                #expect(outside.lines == ["app42"], "\(outside.error)")
                let wrong = try await docker.outcome(run + ["-e", "PGPASSWORD=wrong"] + client + query)
                #expect(wrong.error.contains("password authentication failed"))
            }
        }

        @Test func inspectShowsNoPasswordThatWorks() async throws {
            let docker = try Docker.shared()
            try await Installation.with(.docker(docker.engine)) { installation in
                let database = try await installation.databaseWithARow()
                let text = try await docker("container", "inspect", "paas-db-\(database.id)")
                let parts = try #require(URLComponents(string: database.dsn))
                let password = try #require(parts.password)
                #expect(!text.contains(password))
                #expect(try await !docker.logs("paas-db-\(database.id)").contains(password))

                let container = try await docker.inspect("container", "paas-db-\(database.id)", as: ContainerJSON.self)
                let shown = try #require(container.Config.Env.first { $0.hasPrefix("POSTGRES_PASSWORD=") })
                    .dropFirst("POSTGRES_PASSWORD=".count)
                let host = try #require(parts.host)
                let roles = try await installation.psql(database.dsn, "select rolname from pg_roles where rolcanlogin")
                #expect(roles.split(separator: "\n").contains("app"))
                for role in roles.split(separator: "\n") {
                    let dsn = "postgres://\(role):\(shown)@\(host):5432/app"
                    #expect(try await !installation.logsIn(dsn), "\(role) logs in with what docker inspect shows")
                }
            }
        }
    }
}
