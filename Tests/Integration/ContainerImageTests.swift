import Foundation
import Support
import Testing

/// The test images have the traits of the official ones that the platform relies on; Tests/Containers/README.md lists them.
@Suite(.enabled(if: ContainerEngine.isAvailable, "\(ContainerEngine.reason)"))
struct ContainerImageTests {
    static let majors = ["15", "16", "18"]

    private struct Image: Decodable {
        struct Configuration: Decodable {
            let Env: [String]
            let Entrypoint: [String]
            let Cmd: [String]
            let ExposedPorts: [String: [String: String]]
            let Volumes: [String: [String: String]]
            let StopSignal: String
        }
        let Config: Configuration
    }

    @Test(arguments: zip(majors, ["/var/lib/postgresql/data", "/var/lib/postgresql/data", "/var/lib/postgresql"]))
    func theConfigurationIsThatOfItsVersion(major: String, volume: String) async throws {
        let image = try await Docker.shared().inspect("image", ImageContainer.image(major), as: Image.self).Config
        let data = major == "18" ? "/var/lib/postgresql/18/docker" : "/var/lib/postgresql/data"
        #expect(image.Volumes.keys.elementsEqual([volume]))
        #expect(image.Env.contains("PGDATA=\(data)") && image.Env.contains("PG_MAJOR=\(major)"))
        #expect(image.ExposedPorts.keys.elementsEqual(["5432/tcp"]))
        #expect(image.Entrypoint == ["docker-entrypoint.sh"] && image.Cmd == ["postgres"])
        #expect(image.StopSignal == "SIGINT")
    }

    @Test(arguments: majors) func withoutAPasswordNothingIsInitialised(major: String) async throws {
        try await ImageContainer.with(major, environment: [:]) { container in
            let status = try await container.exitStatus()
            #expect(status == "1")
            #expect(try await container.logs().contains("POSTGRES_PASSWORD"))
        }
    }

    @Test func trustNeedsNoPassword() async throws {
        try await ImageContainer.with("16", environment: ["POSTGRES_HOST_AUTH_METHOD": "trust"]) { container in
            try await container.awaitServer()
            let login = try await container.logIn(user: "postgres", password: "any", database: "postgres")
            #expect(login.lines == ["postgres"], "\(login.error)")
        }
    }

    @Test(arguments: majors) func userDatabaseAndPasswordAreThoseOfTheEnvironment(major: String) async throws {
        let environment = ["POSTGRES_USER": "app", "POSTGRES_DB": "shop", "POSTGRES_PASSWORD": ImageContainer.password]
        try await ImageContainer.with(major, environment: environment) { container in
            try await container.awaitServer()
            let login = try await container.logIn(user: "app", password: ImageContainer.password, database: "shop")
            #expect(login.lines == ["app"], "\(login.error)")
            let wrong = try await container.logIn(user: "app", password: "wrong", database: "shop")
            #expect(wrong.error.contains("password authentication failed"), "\(wrong.error)")
            #expect(
                try await container.query(
                    "select rolsuper, left(rolpassword, 13) from pg_authid where rolname = 'app'", user: "app",
                    database: "shop") == "t|SCRAM-SHA-256")
            let version = try await container.query("show server_version", user: "app", database: "shop")
            #expect(version.hasPrefix("\(major)."))
        }
    }

    @Test func theDatabaseIsNamedAfterTheUser() async throws {
        let environment = ["POSTGRES_USER": "app", "POSTGRES_PASSWORD": ImageContainer.password]
        try await ImageContainer.with("16", environment: environment) { container in
            try await container.awaitServer()
            #expect(try await container.query("select current_database()", user: "app", database: "app") == "app")
        }
    }

    @Test func initdbArgumentsAndDataDirectoryAreHonoured() async throws {
        let environment = [
            "POSTGRES_PASSWORD": ImageContainer.password, "PGDATA": "/var/lib/postgresql/elsewhere",
            "POSTGRES_INITDB_ARGS": "--data-checksums --wal-segsize=4",
        ]
        try await ImageContainer.with("16", environment: environment) { container in
            try await container.awaitServer()
            #expect(try await container.query("show data_checksums") == "on")
            #expect(try await container.query("show wal_segment_size") == "4MB")
            #expect(try await container.query("show data_directory") == "/var/lib/postgresql/elsewhere")
        }
    }

    @Test(arguments: majors) func socketAndLoopbackAreTrusted(major: String) async throws {
        try await ImageContainer.with(major) { container in
            try await container.awaitServer()
            #expect(try await container.query("select 1") == "1")
            let loopback = try await container.exec(
                "psql", "--no-password", "-At", "-h", "127.0.0.1", "-U", "postgres", "-c", "select 2")
            #expect(loopback.lines == ["2"], "\(loopback.error)")
            let rule = try await container.query(
                "select auth_method from pg_hba_file_rules order by line_number desc limit 1")
            #expect(rule == "scram-sha-256")
        }
    }

    @Test(arguments: majors) func theServerOfTheInitialisationHasNoTCP(major: String) async throws {
        try await ImageContainer.with(major, starts: false) { container in
            try await Self.put(
                "while [ ! -e /tmp/go ]; do sleep 0.05; done", "/docker-entrypoint-initdb.d/wait.sh", in: container)
            try await container.docker("start", container.name)
            try await waitUntil("the temporary server answers", within: .seconds(60)) {
                try await container.exec("pg_isready", "-U", "postgres").status.isSuccess
            }
            for host in ["127.0.0.1", try await container.address()] {
                let answer = try await container.docker.outcome(
                    ["exec", container.name, "pg_isready", "-h", host, "-U", "postgres"])
                #expect(answer.output.contains("no response"), "\(host): \(answer.output)")
            }
            try await container.docker("exec", container.name, "touch", "/tmp/go")
            try await container.awaitServer()
            #expect(try await container.logs().contains("PostgreSQL init process complete; ready for start up."))
        }
    }

    @Test func filesOfTheInitialisationAreRunInOrder() async throws {
        let environment = ["POSTGRES_DB": "shop", "POSTGRES_PASSWORD": ImageContainer.password]
        try await ImageContainer.with("16", environment: environment, starts: false) { container in
            let folder = "/docker-entrypoint-initdb.d"
            try await Self.put("create table t (n int);", "\(folder)/1.sql", in: container)
            try await Self.put(
                "psql -U \"$POSTGRES_USER\" -d \"$POSTGRES_DB\" -c 'insert into t values (1)'", "\(folder)/2.sh",
                in: container)
            try await container.docker("start", container.name)
            try await container.awaitServer()
            #expect(try await container.query("select n from t", database: "shop") == "1")
        }
    }

    @Test(arguments: majors) func theServerRunsAsUser70AndKeepsItsFilesClosed(major: String) async throws {
        try await ImageContainer.with(major) { container in
            try await container.awaitServer()
            let owners = try await container.exec("sh", "-c", "stat -c '%u %a' /proc/1 \"$PGDATA\"")
            #expect(owners.lines == ["70 555", "70 700"], "\(owners.error)")
        }
    }

    @Test(arguments: majors) func itsCapabilitiesAreEnough(major: String) async throws {
        let kept = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"].flatMap { ["--cap-add", $0] }
        let options = ["--cap-drop", "ALL"] + kept + ["--security-opt", "no-new-privileges"]
        try await ImageContainer.with(major, options: options) { container in
            try await container.awaitServer()
            #expect(try await container.query("select 1") == "1")
        }
    }

    @Test(arguments: majors) func stoppingIsFastAlsoWithSessions(major: String) async throws {
        try await ImageContainer.with(major) { container in
            try await container.awaitServer()
            async let session = container.exec("psql", "-U", "postgres", "-c", "select pg_sleep(60)")
            try await waitUntil("the session runs", within: .seconds(90)) {
                try await container.query("select count(*) from pg_stat_activity where query like '%sleep(60)'")
                    != "0"
            }
            try await container.docker("stop", "--time", "9", container.name)
            #expect(try await !session.status.isSuccess)
            // With SIGTERM the server would have waited for the session until it was killed, which is status 137.
            #expect(try await container.docker("inspect", "--format", "{{.State.ExitCode}}", container.name) == "0")
            #expect(try await container.logs().contains("received fast shutdown request"))
        }
    }

    @Test(arguments: majors) func aUsedVolumeKeepsItsPassword(major: String) async throws {
        let docker = try Docker.shared()
        let volume = "image-\(UInt32.random(in: 0...UInt32.max))"
        let directory = major == "18" ? "/var/lib/postgresql" : "/var/lib/postgresql/data"
        let options = ["--volume", "\(volume):\(directory)"]
        try await ImageContainer.with(major, options: options) { container in
            try await container.awaitServer()
            try await docker("stop", container.name)
        }
        try await ImageContainer.with(major, environment: ["POSTGRES_PASSWORD": "another"], options: options) {
            try await $0.awaitServer()
            #expect(try await $0.logs().contains("appears to contain a database; Skipping initialization"))
            let login = try await $0.logIn(
                user: "postgres", password: ImageContainer.password, database: "postgres")
            #expect(login.status.isSuccess, "\(login.error)")
            let another = try await $0.logIn(user: "postgres", password: "another", database: "postgres")
            #expect(!another.status.isSuccess)
        }
        try await docker("volume", "rm", volume)
    }

    @Test func eighteenRefusesAVolumeInTheOldPlace() async throws {
        try await ImageContainer.with("18", options: ["--volume", "/var/lib/postgresql/data"]) { container in
            let status = try await container.exitStatus()
            #expect(status == "1")
            #expect(try await container.logs().contains("mount the volume at /var/lib/postgresql"))
        }
    }

    @Test func argumentsAreTheServersAndOtherProgramsRun() async throws {
        try await ImageContainer.with("16", arguments: ["-c", "max_connections=17"]) { container in
            try await container.awaitServer()
            #expect(try await container.query("show max_connections") == "17")
        }
        try await ImageContainer.with("16", environment: [:], arguments: ["psql", "--version"]) { container in
            let status = try await container.exitStatus()
            #expect(status == "0")
            #expect(try await container.logs().contains("psql (PostgreSQL) 16."))
        }
    }

    /// Puts a file into a container that has not been started.
    private static func put(_ text: String, _ path: String, in container: ImageContainer) async throws {
        let file = try TemporaryDirectory.make()
        defer { try? FileManager.default.removeItem(atPath: file) }
        try TextFile.write(text, to: "\(file)/file")
        try await container.docker("cp", "\(file)/file", "\(container.name):\(path)")
    }
}
