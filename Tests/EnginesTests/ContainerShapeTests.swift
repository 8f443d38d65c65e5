import DockerAPI
import Model
import Testing

@testable import Engines

/// What the engine is asked to make, and what is taken for it.
@Suite struct ContainerShapeTests {
    private func makeShape(_ major: Int = 16, address: String? = "10.1.24.7") throws -> ContainerShape {
        let id = try #require(DatabaseID("abcdefghijklmn23"))
        let spec = InstanceSpec(id: id, version: EngineVersion(major: major), generation: 3)
        return ContainerShape(
            spec, address: address, DockerConfiguration(socketPath: "/run/docker.sock", installation: "one"))
    }

    /// What the engine says of a container that was made to a shape.
    private func inspected(_ shape: ContainerShape) -> DockerContainer {
        let made = shape.container(image: "postgres:16-alpine", bootstrapPassword: "x")
        let data = shape.spec.version.major >= 18 ? "/18/docker" : ""
        return DockerContainer(
            id: "1", name: "paas-db-\(shape.spec.id)", imageID: "sha256:1",
            state: DockerContainerState(status: "running"),
            configuration: DockerContainer.Configuration(
                image: made.image,
                environment: DockerEnvironment(
                    made.environment.entries + [
                        "PG_MAJOR=\(shape.spec.version)", "PGDATA=\(made.mounts.first?.destination ?? "")\(data)",
                    ]), labels: made.labels),
            mounts: made.mounts,
            networks: [made.network ?? "": .init(address: made.address, requestedAddress: made.address)],
            restartPolicy: made.restartPolicy, limits: made.limits, log: made.log)
    }

    @Test func theSpecificationIsTheDocumentedOne() throws {
        let made = try makeShape().container(image: "postgres:16-alpine", bootstrapPassword: "random")
        #expect(made.environment.entries == ["POSTGRES_DB=app", "POSTGRES_USER=app", "POSTGRES_PASSWORD=random"])
        #expect(made.mounts == [.volume("paas-db-abcdefghijklmn23-data", at: "/var/lib/postgresql/data")])
        #expect(made.network == "paas-apps" && made.address == "10.1.24.7")
        #expect(made.entryPoint == nil && made.command == nil && made.user == nil)
        #expect(
            made.labels == [
                "paas.installation": "one", "paas.database": "abcdefghijklmn23", "paas.generation": "3",
            ])
        #expect(made.limits.memory == 1 << 30 && made.limits.memorySwap == 1 << 30)
        #expect(made.limits.sharedMemory == 256 << 20)
        #expect(
            try makeShape(18).container(image: "", bootstrapPassword: "").mounts.map(\.destination) == [
                "/var/lib/postgresql"
            ])
    }

    @Test(arguments: [15, 16, 18]) func whatWasMadeToItFits(_ major: Int) throws {
        let shape = try makeShape(major)
        #expect(shape.fits(inspected(shape)))
        let assigned = try makeShape(major, address: nil)
        #expect(assigned.fits(inspected(assigned)))
        #expect(!assigned.fits(inspected(shape)) && !shape.fits(inspected(assigned)))
        #expect(assigned.isRightPlace(inspected(shape)))
    }

    @Test func whatDiffersDoesNotFit() throws {
        let shape = try makeShape()
        let changes: [@Sendable (inout DockerContainer) -> Void] = [
            { $0.configuration.labels["paas.installation"] = "another" },
            { $0.configuration.labels["paas.database"] = "abcdefghijklmn24" },
            { $0.configuration.labels["paas.role"] = "login" },
            { $0.configuration.environment = ["POSTGRES_DB=app"] },
            { $0.configuration.environment.entries.append("PG_MAJOR=15") },
            { $0.mounts = [] },
            {
                $0.mounts.append(.volume("other", at: "/var/lib/postgresql/data/sub/..")); $0.mounts[0].name = "other"
            },
            { $0.mounts[0].isReadOnly = true },
            { $0.networks = ["bridge": .init(address: "10.1.24.7", requestedAddress: "10.1.24.7")] },
            { $0.restartPolicy = .no },
            { $0.publishedPorts = ["5432/tcp"] },
            { $0.limits.isPrivileged = true },
        ]
        for (number, change) in changes.enumerated() {
            var container = inspected(shape)
            change(&container)
            #expect(!shape.fits(container), "change \(number)")
        }
        // The user may have put it on a network of theirs as well, and the limits may be other ones by now.
        var container = inspected(shape)
        container.networks["bridge"] = .init(address: "172.17.0.2")
        container.limits.memory = 1
        container.configuration.labels["paas.generation"] = "1"
        #expect(shape.fits(container))
    }

    @Test func theDataDirectoryLiesInTheVolume() throws {
        var container = inspected(try makeShape(18))
        let volume = "paas-db-abcdefghijklmn23-data"
        #expect(
            try DataDirectory(of: container, in: volume).controlFile
                == "/var/lib/postgresql/18/docker/global/pg_control")
        // An image that still has a volume of its own at the old place would keep the data in that.
        container.mounts.append(.volume("anonymous", at: "/var/lib/postgresql/18"))
        #expect(throws: EngineFault.self) { try DataDirectory(of: container, in: volume) }
        container.mounts = [.volume(volume, at: "/var/lib/postgresql/1")]
        #expect(throws: EngineFault.self) { try DataDirectory(of: container, in: volume) }
        container.mounts = [.volume(volume, at: "/")]
        #expect(try DataDirectory(of: container, in: volume).path == "/var/lib/postgresql/18/docker")
        for path in ["PGDATA=relative", "PGDATA=/var/lib/postgresql/../x", "OTHER=/var"] {
            container.configuration.environment = [path]
            let fault = #expect(throws: EngineFault.self) { try DataDirectory(of: container, in: volume) }
            #expect(fault?.reason == .volumeNotMounted && fault?.isTransient == false)
        }
    }

    @Test func namesAndLabelsTellOfDatabases() throws {
        let id = try #require(DatabaseID("abcdefghijklmn23"))
        #expect(DockerNames.database(ofVolume: "paas-db-abcdefghijklmn23-data") == id)
        for name in ["paas-db-abcdefghijklmn23", "paas-db-data", "x-paas-db-abcdefghijklmn23-data", "paas-db--data"] {
            #expect(DockerNames.database(ofVolume: name) == nil)
        }
        #expect(DockerNames.login(installation: "0f8c-1234/x") == "paas-login-0f8c1234")
        let labels = DockerLabels(installation: "one")
        #expect(labels.database(labels.labels(of: InstanceSpec(id: id, version: .standard))) == id)
        #expect(labels.database(labels.labels(ofRole: "login")) == nil)
        #expect(labels.database(["paas.installation": "two", "paas.database": id.rawValue]) == nil)
        #expect(labels.database(["paas.installation": "one", "paas.database": "../x"]) == nil)
    }

    @Test func anImageIsKnownByItsDigest() {
        let digest = "sha256:" + String(repeating: "a", count: 64)
        let image = DockerImage(
            id: "sha256:1", repoDigests: ["mirror.example/postgres@sha256:b", "postgres@\(digest)"],
            environment: ["PG_MAJOR=16"])
        #expect(image.reference(as: "postgres:16-alpine") == "postgres@\(digest)")
        #expect(image.reference(as: "docker.io/library/postgres:16-alpine") == "postgres@\(digest)")
        #expect(image.reference(as: "mirror.example/postgres:16-alpine") == "mirror.example/postgres@sha256:b")
        #expect(image.reference(as: "other.example/postgres:16-alpine") == "sha256:1")
        #expect(image.postgresVersion == .standard)
        var configuration = DockerConfiguration(socketPath: "", installation: "")
        #expect(configuration.imageName(.standard) == "postgres:16-alpine")
        configuration.registry = "registry.example:5000/mirror/"
        #expect(configuration.imageName(.standard) == "registry.example:5000/mirror/postgres:16-alpine")
        configuration.cpus = 1_000
        #expect(configuration.nanoCPUs >= 1_000_000_000 && configuration.nanoCPUs < 1_000_000_000_000)
        configuration.cpus = .nan
        #expect(configuration.nanoCPUs > 0)
    }
}
